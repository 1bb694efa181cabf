import { rules } from '../rules/index.js';
import type { Rules } from '../rules/named.js';
import { styleFor } from './style.js';
import type { World } from './world.js';

interface Options {
  readonly format: 'console' | 'json';
  readonly color: boolean;
}

/** `vaultlint rules`: every rule, one a line. Gives the exit code. */
export function listRules(options: Options, world: World): number {
  const registry: Rules = rules;
  world.stdout.write(options.format === 'json' ? asJson(registry) : asTable(registry, options, world));
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

function asTable(registry: Rules, { color }: Options, { stdout, env }: World): string {
  const style = styleFor(stdout, { color, quiet: false, verbose: false }, env);
  const longest = Math.max(...Object.keys(registry).map((id) => id.length));
  const lines = Object.entries(registry).map(([id, { severity, recommended, fails }]) =>
    [id.padEnd(longest), style.paint(severity, severity.padEnd(8)), presetOf(recommended).padEnd(11), fails].join('  '),
  );
  return `${lines.join('\n')}\n`;
}
