import type { Rules } from '../rules/named.js';
import type { Rule } from '../rules/rule.js';
import type { OptionValue, SelectedRule } from '../rules/selected-rule.js';
import type { Preset, RuleSetting } from './config.js';

export interface Selection {
  readonly preset: Preset;
  readonly settings: readonly RuleSetting[];
  /** Ids of the only rules wanted, whatever preset and configuration say; undefined for no such wish. */
  readonly only?: readonly string[];
  /** Ids of rules that are not wanted. */
  readonly skip: readonly string[];
}

/** The rules that take part, in the order of the registry, each with its severity and options. */
export function selectRules(rules: Rules, { preset, settings, only, skip }: Selection): readonly SelectedRule[] {
  return Object.entries(rules).flatMap(([id, rule]): readonly SelectedRule[] => {
    const said = settings.filter(({ ids }) => ids.includes(id));
    const level = said.map(({ severity }) => severity).findLast((severity) => severity !== undefined);
    const isOn = level === undefined ? preset === 'strict' || rule.recommended : level !== 'off';
    if (skip.includes(id) || !(only?.includes(id) ?? isOn)) return [];
    const severity = level === undefined || level === 'off' ? rule.severity : level;
    return [{ id, rule, severity, options: optionsOf(rule, said) }];
  });
}

/** Of a family's options only those that the rule has. */
function optionsOf(rule: Rule, said: readonly RuleSetting[]): Readonly<Record<string, OptionValue>> {
  return Object.fromEntries(
    Object.entries(rule.options ?? {}).map(([name, option]) => [
      name,
      said.map(({ options }) => options[name]).findLast((value) => value !== undefined) ?? option.default,
    ]),
  );
}
