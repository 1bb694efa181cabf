import type { Setting } from '../model/setting.js';
import type { Assumption } from '../model/value.js';

/** Every text that a setting can have. */
export function termsOf(setting: Setting<string>): readonly string[] {
  const settled = setting.kind === 'depends' ? setting.cases.map((one) => one.is) : [setting];
  return settled.flatMap((one) => (one.kind === 'unknown' ? [] : [one.value]));
}

/** The same with what each is assumed under. */
export function termCases(setting: Setting<string>): readonly TermCase[] {
  const cases = setting.kind === 'depends' ? setting.cases : [{ when: [], is: setting }];
  return cases.flatMap(({ when, is }) => (is.kind === 'unknown' ? [] : [{ when, term: is.value }]));
}

export interface TermCase {
  readonly when: readonly Assumption[];
  readonly term: string;
}
