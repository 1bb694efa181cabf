import type { Controls } from '../compliance/frameworks.js';
import type { Estate } from '../estate/estate.js';
import type { Kind, Targets } from '../estate/target.js';
import type { Severity } from '../model/finding.js';
import type { Verdict } from '../model/verdict.js';

/** One option of a rule: its default also tells its type. */
export interface RuleOption<
  T extends number | boolean | string | readonly string[] = number | boolean | string | readonly string[],
> {
  readonly default: T;
  readonly description: string;
}

export type RuleOptions = Readonly<Record<string, RuleOption>>;
export type OptionValues<O extends RuleOptions> = { readonly [K in keyof O]: O[K]['default'] };

export interface RuleContext<O extends RuleOptions = RuleOptions> {
  readonly estate: Estate;
  readonly options: OptionValues<O>;
}

/** One rule, in the order a reader asks. Its id is its path below `src/rules`. */
export interface Rule<K extends Kind = Kind, O extends RuleOptions = RuleOptions> {
  /** What it judges: one verdict for every such thing. */
  readonly on: K;
  readonly severity: Severity;
  /** In the default preset, `recommended`. All rules are in `strict`. */
  readonly recommended: boolean;
  /** What is true of a compliant resource: completes "requires that …". */
  readonly requires: string;
  /** What is true of any other: the title of the finding. At most 72 characters, no full stop. */
  readonly fails: string;
  /** The title when it cannot be told: "Cannot tell whether …". */
  readonly unclear: string;
  /** One sentence of consequence: what is lost. */
  readonly why: string;
  readonly fix: Readonly<Partial<Record<'bicep' | 'arm' | 'terraform' | 'azure', string>>>;
  /** What the fix costs or cannot undo. */
  readonly caution?: string;
  /** The controls it helps to decide, from `src/compliance`: `{ CIS: ['8.3.5'], MCSB: ['DP-8'], AzurePolicy: ['0b60c0b2-…'] }`. */
  readonly controls: Controls;
  /** Why it serves no control, if it serves none. */
  readonly withoutControl?: string;
  /** Ids that other tools give to the same check: `CKV_AZURE_110`. */
  readonly aliases: readonly string[];
  /** Rules whose failure at the same place says this as well: then theirs alone is reported. */
  readonly saidBy?: readonly string[];
  readonly options?: O;
  check(target: Targets[K], context: RuleContext<O>): Verdict;
}

/** Gives a rule its types. */
export const defineRule = <K extends Kind, O extends RuleOptions = Readonly<Record<string, never>>>(
  rule: Rule<K, O>,
): Rule<K, O> => rule;
