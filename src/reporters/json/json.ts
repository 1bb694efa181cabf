import type { Diagnostic } from '../../model/diagnostic.js';
import type { Finding, Instance, Report } from '../../model/finding.js';
import { positionOf, type Span } from '../../model/source.js';
import type { Step } from '../../model/value.js';
import { withoutSecrets } from '../redacted.js';
import type { Reporter } from '../reporter.js';
import { stepText } from '../text/trail.js';
import { ranked } from '../text/ranking.js';

/** The version of the format. It rises when a field changes its meaning or goes away, not when one is added. */
export const jsonVersion = 1;

const schemaUrl = (version: string): string =>
  `https://unpkg.com/vaultlint@${version}/schemas/vaultlint-report.schema.json`;

/** For programs: `schemas/vaultlint-report.schema.json` describes it. Accepted findings are in it, marked as such. */
export const jsonReporter: Reporter = withoutSecrets((report) => {
  const { failed, unknown, accepted } = ranked(report.findings);
  const document = {
    $schema: schemaUrl(report.version),
    version: jsonVersion,
    tool: { name: 'vaultlint', version: report.version },
    exit: report.exit,
    findings: [...failed, ...unknown, ...accepted].map(findingJson),
    diagnostics: report.diagnostics.map(diagnosticJson),
    coverage: coverageJson(report),
    rules: report.rules,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
});

const findingJson = (finding: Finding): object => ({
  rule: finding.rule,
  verdict: finding.verdict,
  severity: finding.severity,
  ...placeJson(finding.at),
  resource: finding.resource,
  property: finding.property,
  environments: finding.environments,
  passesIn: finding.passesIn ?? [],
  message: finding.title,
  label: finding.label,
  trail: finding.trail.map(stepJson),
  instances: finding.instances.map(instanceJson),
  related: finding.related.map(({ at, label }) => ({ label, ...placeJson(at) })),
  why: finding.why,
  fix: finding.fix,
  fingerprint: finding.fingerprint,
  ...(finding.accepted === undefined ? {} : { accepted: finding.accepted }),
});

const stepJson = (step: Step): object => ({
  kind: step.kind,
  name: step.name,
  text: stepText(step),
  ...placeJson(step.at),
});

const instanceJson = ({ address, deployment, when, title, label, trail }: Instance): object => ({
  address,
  resource: title,
  label,
  deployment: deployment.name,
  template: deployment.template,
  ...(deployment.parameters === undefined ? {} : { parameters: deployment.parameters }),
  ...(deployment.environment === undefined ? {} : { environment: deployment.environment.name }),
  when: when.map(({ subject, is }) => ({ subject, is })),
  trail: trail.map(stepJson),
});

const diagnosticJson = ({ at, path, ...diagnostic }: Diagnostic): object => ({
  id: diagnostic.id,
  level: diagnostic.level,
  message: diagnostic.title,
  ...(diagnostic.label === undefined ? {} : { label: diagnostic.label }),
  ...(diagnostic.fix === undefined ? {} : { fix: diagnostic.fix }),
  incomplete: diagnostic.incomplete ?? false,
  ...(at === undefined ? (path === undefined ? {} : { file: path }) : placeJson(at)),
});

const coverageJson = ({ coverage }: Report): object => ({
  files: coverage.files,
  modules: coverage.modules,
  undeployed: coverage.undeployed,
  assumed: coverage.assumed,
  unexpanded: coverage.unexpanded,
  deployments: coverage.deployments,
  resources: coverage.resources,
  verdicts: coverage.verdicts,
});

/** Lines and columns count from 1, columns in UTF-16 code units; the end is the place after the last character. */
function placeJson({ source, start, end }: Span): object {
  const from = positionOf(source, start);
  const to = positionOf(source, end);
  return { file: source.path, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}
