import { frameworks } from '../compliance/frameworks.js';
import type { Preset } from '../config/config.js';
import { idText, servedControls } from '../model/framework.js';
import { rules } from '../rules/index.js';
import type { Rules } from '../rules/named.js';
import type { Rule } from '../rules/rule.js';
import { idsOf } from './settings.js';
import { styleFor } from './style.js';
import type { World } from './world.js';

/** The options of the command, as commander hands them over. */
export interface ListOptions {
  readonly format: 'console' | 'json';
  readonly preset?: Preset;
  readonly controls: boolean;
  readonly color: boolean;
}

/** `vaultlint rules`: every rule, or those that names stand for, one a line. Gives the exit code. */
export function listRules(names: readonly string[], options: ListOptions, world: World): number {
  const registry: Rules = rules;
  const named = idsOf(names, registry, '`vaultlint rules`');
  const listed = Object.fromEntries(
    Object.entries(registry).filter(
      ([id, { recommended }]) => (named?.includes(id) ?? true) && (options.preset !== 'recommended' || recommended),
    ),
  );
  world.stdout.write(options.format === 'json' ? asJson(listed) : asTable(listed, options, world));
  return 0;
}

const presetOf = (recommended: boolean): string => (recommended ? 'recommended' : 'strict');

function asJson(registry: Rules): string {
  const list = Object.entries(registry).map(([id, { severity, recommended, fails, requires, aliases, controls }]) => ({
    id,
    severity,
    preset: presetOf(recommended),
    title: fails,
    requires,
    aliases,
    controls,
  }));
  return `${JSON.stringify(list, null, 2)}\n`;
}

function asTable(registry: Rules, { color, controls }: ListOptions, { stdout, env }: World): string {
  const style = styleFor(stdout, { color, quiet: false, verbose: false }, env);
  const longest = Math.max(0, ...Object.keys(registry).map((id) => id.length));
  const lines = Object.entries(registry).flatMap(([id, rule]) => {
    const { severity, recommended, fails } = rule;
    const line = [
      id.padEnd(longest),
      style.paint(severity, severity.padEnd(8)),
      presetOf(recommended).padEnd(11),
      fails,
    ];
    return [line.join('  '), ...(controls ? controlLines(rule).map((text) => style.paint('dim', text)) : [])];
  });
  return lines.map((line) => `${line}\n`).join('');
}

const controlLines = ({ controls }: Rule): readonly string[] =>
  servedControls(controls, frameworks).map(
    ({ key, id, control }) => `  ${key} ${idText(id, control)}: ${control.title}`,
  );
