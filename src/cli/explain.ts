import { frameworks } from '../compliance/frameworks.js';
import { pageOf } from '../engine/rule-summary.js';
import { idText, servedControls } from '../model/framework.js';
import { rules } from '../rules/index.js';
import { hintFor, rulesNamed, type Rules } from '../rules/named.js';
import type { Rule, RuleOptions } from '../rules/rule.js';
import { Refusal } from './refusal.js';
import { styleFor } from './style.js';
import { version } from './version.js';
import { wrap } from '../reporters/text/wrap.js';
import type { World } from './world.js';

/** `vaultlint explain`: all there is to know of a rule, or of each that the name stands for. Gives the exit code. */
export function explain(name: string, { color }: { readonly color: boolean }, { stdout, env }: World): number {
  const registry: Rules = rules;
  const ids = rulesNamed(name, registry);
  if (ids.length === 0) {
    const hint = hintFor(name, registry) ?? 'list them with `vaultlint rules`';
    throw new Refusal(`there is no rule called \`${name}\`; ${hint}`);
  }
  const style = styleFor(stdout, { color, quiet: false, verbose: false }, env);
  const bold = (text: string): string => style.paint('bold', text);
  const pages = ids.flatMap((id) => {
    const rule = registry[id];
    return rule === undefined ? [] : [page(id, rule, bold, Math.min(style.width, 100))];
  });
  stdout.write(`${pages.join('\n\n')}\n`);
  return 0;
}

function page(id: string, rule: Rule, bold: (text: string) => string, width: number): string {
  const {
    severity,
    recommended,
    fails,
    requires,
    why,
    fix,
    caution,
    controls,
    withoutControl,
    aliases,
    options = {},
  } = rule;
  const section = (name: string, lines: readonly string[]): string[] =>
    lines.length === 0
      ? []
      : ['', bold(name), ...lines.flatMap((line) => wrap(line, width - 2)).map((line) => `  ${line}`)];
  return [
    `${bold(id)}  ${severity}, ${recommended ? 'in both presets' : 'in the preset strict'}`,
    ...section('Finds', [fails]),
    ...section('Requires', [`that ${requires}`]),
    ...section('Why', [why]),
    ...section(
      'Fix',
      Object.entries(fix).map(([language, text]) => `${language}: ${text}`),
    ),
    ...section('Mind', caution === undefined ? [] : [caution]),
    ...section('Options', optionLines(options)),
    ...section(
      'Controls',
      servedControls(controls, frameworks).map(
        ({ key, id, control }) => `${key} ${idText(id, control)}: ${control.title}`,
      ),
    ),
    ...section('Serves no control', withoutControl === undefined ? [] : [withoutControl]),
    ...section('Also known as', aliases.length === 0 ? [] : [aliases.join(', ')]),
    ...section('Examples', [pageOf(id, version)]),
  ].join('\n');
}

const optionLines = (options: RuleOptions): readonly string[] =>
  Object.entries(options).map(
    ([name, { default: value, description }]) => `${name} (default ${JSON.stringify(value)}): ${description}`,
  );
