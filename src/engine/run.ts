import { frameworks } from '../compliance/frameworks.js';
import type { Estate } from '../estate/estate.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Report, ReportCoverage } from '../model/finding.js';
import type { Scan } from '../model/scan.js';
import type { ConfiguredSuppression } from '../model/suppression.js';
import type { Rules } from '../rules/named.js';
import { acceptedByBaseline, type KnownFindings } from './accept-known.js';
import { crashDiagnostics } from './crash-diagnostics.js';
import { exitOf, type ExitSettings } from './exit.js';
import { findingsOf } from './findings.js';
import { judge, type Crash, type Judgement } from './judge.js';
import { oneForEachCause } from './one-cause.js';
import { summaryOf } from './rule-summary.js';
import { concerns, inScope, type Scope } from './scope.js';
import { placeKey, secretSpans } from './secret-spans.js';
import type { SelectedRule } from '../rules/selected-rule.js';
import { suppressed } from './suppressions/suppressed.js';
import { countsByRule, countsOf } from './verdict-counts.js';

export interface RunInput {
  readonly version: string;
  readonly scan: Scan;
  readonly estate: Estate;
  readonly rules: readonly SelectedRule[];
  /** Every rule there is, for the names in suppressions. */
  readonly registry: Rules;
  readonly scope: Scope;
  readonly suppressions: readonly ConfiguredSuppression[];
  /** Whether comments can suppress. */
  readonly inlineSuppressions: boolean;
  /** ISO date. */
  readonly today: string;
  readonly baseline?: KnownFindings;
  readonly exit: ExitSettings;
  /** What was said before anything was scanned: of the configuration, of folders that cannot be read. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface RunResult {
  readonly report: Report;
  /** Rules that threw, for whoever mends them: an exception may quote what it choked on, so reports leave it out. */
  readonly crashes: readonly Crash[];
}

/** From a scan to a report: judge, gather, accept what is accepted, and say how it ends. */
export function run(input: RunInput): RunResult {
  const { scan, estate, rules, scope } = input;
  const { judgements, crashes } = judge(rules, estate);
  const secrets = secretSpans(estate, judgements);
  const secretPlaces = new Set(secrets.map(placeKey));
  const all = oneForEachCause(
    findingsOf(judgements, (at) => secretPlaces.has(placeKey(at))),
    rules,
  );
  const accepted = suppressed(all, input);
  const known = acceptedByBaseline(accepted.findings, input);
  const findings = known.findings.filter((finding) => concerns(finding, scope, scan.moduleCalls));
  const diagnostics = [
    ...input.diagnostics,
    ...[...scan.diagnostics, ...accepted.diagnostics, ...known.diagnostics].flatMap((each) => inScope(each, scope)),
    ...crashDiagnostics(crashes),
  ];
  const counts = countsByRule(judgements, scope, scan.moduleCalls);
  const report: Report = {
    version: input.version,
    findings,
    diagnostics,
    coverage: coverageOf(scan, estate, judgements),
    rules: rules.map((selected) => summaryOf(selected, input.version, counts(selected.id))),
    frameworks,
    exit: exitOf(findings, diagnostics, input.exit),
    secrets,
    names: new Set(scan.parameters.map(({ name }) => name)),
    prefix: '',
  };
  return { report, crashes };
}

function coverageOf(scan: Scan, estate: Estate, judgements: readonly Judgement[]): ReportCoverage {
  const resources = Object.fromEntries<number>([
    ...counted.map(([name, kind]) => [name, estate.targets(kind).length] as const),
    // A plan is judged as what it deploys, and counted as that.
    ['state', estate.targets('state').filter(({ what }) => what === 'state').length],
  ]);
  return {
    ...scan.coverage,
    deployments: scan.deployments.length,
    resources,
    verdicts: countsOf(judgements),
  };
}

/** What a reader would count, by the name they would use: in every deployment anew. */
const counted = [
  ['vault', 'vault'],
  ['managed HSM', 'managedHsm'],
  ['key', 'key'],
  ['secret', 'secret'],
  ['certificate', 'certificate'],
  ['access policy entry', 'accessPolicy'],
  ['role assignment', 'roleAssignment'],
  ['planned deletion', 'deletion'],
] as const;
