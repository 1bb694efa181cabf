import { controlNamed, controlNames, frameworkKeys, normalized } from '../compliance/control-names.js';
import { suggest } from '../model/suggest.js';
import type { Rule } from './rule.js';

/** Rules by id. */
export type Rules = Readonly<Record<string, Rule>>;

/**
 * The ids of the rules that a name stands for, in the order of the registry: an id, a family (`hsm-key-policy` or
 * `hsm-key-policy/*`), `*` for all, an alias (`CKV_AZURE_110`), a framework (`MCSB`, `CIS v6.0`), or a control, with or
 * without its framework and that one's version (`DP-8`, `MCSB:DP-8`, `CIS 6.0:8.3.5`). Case does not matter. Empty if it
 * names nothing.
 */
export function rulesNamed(name: string, rules: Rules): readonly string[] {
  const wanted = normalized(name);
  if (wanted === '*') return Object.keys(rules);
  const exact = Object.keys(rules).filter((id) => id.toLowerCase() === wanted);
  if (exact.length > 0) return exact;
  const family = wanted.replace(/\/\*$/, '');
  return Object.entries(rules)
    .filter(([id, rule]) => id.toLowerCase().split('/')[0] === family || foreignNames(rule).includes(wanted))
    .map(([id]) => id);
}

/** What to say of a name that names nothing: what may have been meant, if anything. */
export function hintFor(name: string, rules: Rules): string | undefined {
  const control = controlNamed(name);
  if (control !== undefined) return `no rule judges this control: ${control.title}`;
  const meant = nearestRule(name, rules);
  return meant === undefined ? undefined : `did you mean \`${meant}\`?`;
}

/** The rule name that somebody may have meant by one that names nothing: an id, a family, an alias or a control. */
export function nearestRule(name: string, rules: Rules): string | undefined {
  const ids = Object.keys(rules);
  const [first, last] = name.split('/', 2);
  const family = suggest(first ?? name, new Set(ids.map((id) => id.split('/')[0] ?? id)));
  const whole = family === undefined ? undefined : `${family}/*`;
  if (last === undefined || last === '*') {
    const foreign = Object.values(rules).flatMap((rule) => [...rule.aliases, ...controlsOf(rule)]);
    return whole ?? suggest(name.trim().replace(/\s+/g, ':'), [...frameworkKeys, ...foreign]) ?? ruleCalled(name, ids);
  }
  const siblings = ids.filter((id) => id.startsWith(`${family ?? ''}/`));
  return ruleCalled(last, siblings) ?? ruleCalled(last, ids) ?? whole;
}

/** The first rule, in whatever family, whose own name is near. */
function ruleCalled(name: string, ids: readonly string[]): string | undefined {
  const meant = suggest(name, new Set(ids.map((id) => id.split('/')[1] ?? id)));
  return meant === undefined ? undefined : ids.find((id) => id.endsWith(`/${meant}`));
}

const controlsOf = ({ controls }: Rule): readonly string[] =>
  frameworkKeys.flatMap((key) => (controls[key] ?? []).map((id) => `${key}:${id}`));

const foreignNamesOf = (rule: Rule): readonly string[] => [
  ...rule.aliases.map((alias) => alias.toLowerCase()),
  ...controlNames(rule.controls),
];

const known = new WeakMap<Rule, readonly string[]>();

/** They are looked for once for every comment that suppresses something. */
function foreignNames(rule: Rule): readonly string[] {
  const names = known.get(rule) ?? foreignNamesOf(rule);
  known.set(rule, names);
  return names;
}
