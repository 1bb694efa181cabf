import type { Severity } from '../model/finding.js';
import type { Rule } from './rule.js';

/** The value of one option of a rule. */
export type OptionValue = number | boolean | string | readonly string[];

/** A rule that takes part in a run, with what the configuration makes of it. */
export interface SelectedRule {
  readonly id: string;
  readonly rule: Rule;
  /** The rule's own, or the configured one. */
  readonly severity: Severity;
  /** Every option of the rule: the configured value, else the default. */
  readonly options: Readonly<Record<string, OptionValue>>;
}
