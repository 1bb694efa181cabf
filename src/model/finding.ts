import type { Diagnostic } from './diagnostic.js';
import type { ControlName, Framework } from './framework.js';
import type { Deployment } from './resource.js';
import type { Coverage } from './scan.js';
import type { Span } from './source.js';
import type { Assumption, Step } from './value.js';
import type { Related, Verdict } from './verdict.js';

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'note';

export const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'note'];

/** One deployed thing that a finding is about. One source line can be many of them. */
export interface Instance {
  readonly address: string;
  readonly deployment: Deployment;
  /** Under what assumptions it fails, if only under some. */
  readonly when: readonly Assumption[];
  /** The thing as a reader would name it: "vault `kv-payments`". */
  readonly title: string;
  /** What is true of this one, or why that cannot be told. */
  readonly label: string;
  /** The way its value came. */
  readonly trail: readonly Step[];
  /** Where else to look for this one. */
  readonly related: readonly Related[];
  /**
   * Tells values apart that were written elsewhere than where the finding points: a hash of what is written there, or ''
   * if nothing is, or it is a secret.
   */
  readonly origin: string;
}

/** A failed or an unknown verdict, once for every rule and place: its instances are listed inside. */
export interface Finding {
  readonly rule: string;
  readonly verdict: 'fail' | 'unknown';
  readonly severity: Severity;
  readonly at: Span;
  /** The resources as a reader would name them: "vault `kv-dev` and `kv-test`", by symbolic name where the name is unknown. */
  readonly resource: string;
  /** Names of the environments it holds in, sorted; empty if no environment is known. */
  readonly environments: readonly string[];
  /** Environments in which the same rule judged the same place and all was well, sorted. */
  readonly passesIn?: readonly string[];
  readonly instances: readonly Instance[];
  /** The title: what is true of the resource (fail), or what cannot be told (unknown). */
  readonly title: string;
  /** Under the caret: what is true here (fail), or why we cannot tell (unknown), of all instances together. */
  readonly label: string;
  /** The way the value came: that of the first instance. */
  readonly trail: readonly Step[];
  readonly related: readonly Related[];
  readonly why: string;
  readonly fix: string;
  readonly property: string;
  /** Identifies the matter, not the line. 16 hexadecimal digits. */
  readonly fingerprint: string;
  /** Controls of the rule that none of the instances is a matter of: those of elliptic keys, where all have RSA. */
  readonly beside?: readonly ControlName[];
  /** Rules that fail here for the same cause and are not reported beside it. */
  readonly also?: readonly string[];
  readonly accepted?: Acceptance;
}

/** A finding that somebody has accepted: it is shown as accepted and does not count for the exit code. */
export interface Acceptance {
  readonly by: 'comment' | 'configuration' | 'baseline';
  readonly reason: string;
  /** ISO date after which it counts again. */
  readonly until?: string;
}

/** What the reporters need of a rule. */
export interface RuleSummary {
  readonly id: string;
  readonly severity: Severity;
  /** In the default preset: only rules of high precision are. */
  readonly recommended: boolean;
  readonly title: string;
  readonly requires: string;
  readonly why: string;
  readonly fix: string;
  /** Ids of the controls it helps to decide, by the key of their framework. */
  readonly controls: Readonly<Record<string, readonly string[]>>;
  readonly aliases: readonly string[];
  readonly url: string;
  /** What it said of everything that the run was asked about, accepted or not. */
  readonly verdicts: VerdictCounts;
  /** What it said of that which a control is about, where that is not everything it judged. */
  readonly controlVerdicts: Readonly<Record<ControlName, VerdictCounts>>;
}

/** How many things were judged, by outcome. */
export type VerdictCounts = Readonly<Record<Verdict['outcome'], number>>;

/** Everything a reporter is given. It reads no clock, no file system and no terminal. */
export interface Report {
  readonly version: string;
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  readonly coverage: ReportCoverage;
  readonly rules: readonly RuleSummary[];
  /** The frameworks that rules can name controls of, by their key. */
  readonly frameworks: Readonly<Record<string, Framework>>;
  readonly exit: Exit;
  /** Spans of literals that are secrets: code frames print a mask there. */
  readonly secrets: readonly Span[];
  /** Names of parameters. A secret that is a word, and one of them, is not hidden in texts: they speak of the parameter. */
  readonly names: ReadonlySet<string>;
  /** Path from the root of the repository to the root of the run, '' if they are the same: SARIF counts from the former. */
  readonly prefix: string;
}

export interface ReportCoverage extends Coverage {
  readonly deployments: number;
  /** Of resources by kind: `{ vault: 3, key: 2 }`. */
  readonly resources: Readonly<Record<string, number>>;
  readonly verdicts: VerdictCounts;
}

/** 0 clean, 1 findings at or above `--fail-on`, 2 usage, configuration or internal error, 3 incomplete. */
export interface Exit {
  readonly code: 0 | 1 | 2 | 3;
  /** The last line of the output: why this code. */
  readonly because: string;
}
