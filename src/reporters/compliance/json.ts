import type { Finding, Report } from '../../model/finding.js';
import type { Control } from '../../model/framework.js';
import { positionOf } from '../../model/source.js';
import { withoutSecrets } from '../redacted.js';
import type { Reporter } from '../reporter.js';
import {
  byControl,
  statusCounts,
  statuses,
  type JudgedControl,
  type JudgedFramework,
  type Status,
} from './by-control.js';

/** The version of the format. It rises when a field changes its meaning or goes away, not when one is added. */
const formatVersion = 1;

const schemaUrl = (version: string): string =>
  `https://unpkg.com/vaultlint@${version}/schemas/vaultlint-compliance.schema.json`;

/** For programs: `schemas/vaultlint-compliance.schema.json` describes it. A finding stands in it once, its controls refer to it. */
export const complianceJson: Reporter = withoutSecrets((report) => {
  const frameworks = byControl(report);
  const shown = new Set(frameworks.flatMap(({ controls }) => controls.flatMap(({ findings }) => findings)));
  const document = {
    $schema: schemaUrl(report.version),
    version: formatVersion,
    tool: { name: 'vaultlint', version: report.version },
    exit: report.exit,
    frameworks: frameworks.map(frameworkJson),
    findings: [...shown].map(findingJson),
    coverage: coverageJson(report),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
});

const frameworkJson = ({ key, framework, controls, others }: JudgedFramework): object => ({
  key,
  name: framework.name,
  versions: framework.versions,
  url: framework.url,
  controlsByStatus: byStatus(controls),
  controls: controls.map(controlJson),
  notJudged: others.map(({ id, control }) => namedJson(id, control)),
});

const namedJson = (id: string, { title, url, formerly }: Control): object => ({
  id,
  title,
  ...(url === undefined ? {} : { url }),
  ...(formerly === undefined ? {} : { formerly }),
});

const controlJson = ({ id, control, status, verdicts, rules, findings }: JudgedControl): object => ({
  ...namedJson(id, control),
  status: statusName(status),
  verdicts,
  rulesByStatus: byStatus(rules),
  rules: rules.map(({ rule, status: own, verdicts: some }) => ({
    id: rule.id,
    status: statusName(own),
    verdicts: some,
    url: rule.url,
  })),
  findings: findings.map(({ fingerprint }) => fingerprint),
});

function byStatus(all: readonly { readonly status: Status }[]): Readonly<Record<string, number>> {
  const counts = new Map(statusCounts(all));
  return Object.fromEntries(statuses.map((status) => [statusName(status), counts.get(status) ?? 0]));
}

const statusName = (status: Status): string => (status === 'not applicable' ? 'notApplicable' : status);

function findingJson(finding: Finding): object {
  const { fingerprint, rule, verdict, severity, at, resource, environments, title, label, accepted } = finding;
  const { line, column } = positionOf(at.source, at.start);
  return {
    fingerprint,
    rule,
    verdict,
    severity,
    file: at.source.path,
    line,
    column,
    resource,
    environments,
    message: title,
    label,
    ...(accepted === undefined ? {} : { accepted }),
  };
}

const coverageJson = ({ coverage }: Report): object => ({
  files: coverage.files,
  modules: coverage.modules,
  deployments: coverage.deployments,
  resources: coverage.resources,
  verdicts: coverage.verdicts,
});
