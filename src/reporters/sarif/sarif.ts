import { serializeSarifLog, type Run } from '@microsoft/sarif';
import type { Report } from '../../model/finding.js';
import { withoutSecrets } from '../redacted.js';
import type { Reporter, Style } from '../reporter.js';
import { ranked } from '../text/ranking.js';
import { descriptorsOf } from './descriptors.js';
import { sourceRoot } from './locations.js';
import { notificationsOf } from './notifications.js';
import { resultOf } from './results.js';
import { taxonomiesOf } from './taxonomies.js';
import { fileUri } from './uri.js';

const schema = 'https://json.schemastore.org/sarif-2.1.0.json';

/** GitHub refuses a file with more results in a run. */
const mostResults = 25_000;

/**
 * SARIF 2.1.0. GitHub shows every result as an open alert, whatever its kind and its suppressions, so its profile has
 * the failures alone. It answers an unsuccessful execution with an error: that is right for a run that failed, whose
 * empty list would close every alert, and not for one that could not judge everything, which is told by notifications.
 */
export const sarifReporter: Reporter = withoutSecrets((report, style) => {
  const log = { $schema: schema, version: '2.1.0' as const, runs: [runOf(report, style.sarifProfile ?? 'github')] };
  return `${serializeSarifLog(log).replaceAll('\r\n', '\n')}\n`;
});

function runOf(report: Report, profile: NonNullable<Style['sarifProfile']>): Run {
  const { failed, unknown, accepted } = ranked(report.findings);
  const findings = profile === 'github' ? failed : [...failed, ...unknown, ...accepted];
  const shown = findings.slice(0, mostResults);
  const taxonomies = taxonomiesOf(report);
  const descriptors = descriptorsOf(report, shown, taxonomies);
  return {
    tool: {
      driver: {
        name: 'vaultlint',
        version: report.version,
        semanticVersion: report.version,
        informationUri: 'https://www.npmjs.com/package/vaultlint',
        rules: [...descriptors.list],
        ...(taxonomies.supported.length === 0 ? {} : { supportedTaxonomies: [...taxonomies.supported] }),
      },
    },
    ...(taxonomies.list.length === 0 ? {} : { taxonomies: [...taxonomies.list] }),
    invocations: [
      {
        executionSuccessful: report.exit.code < 2 || (report.exit.code === 3 && profile === 'github'),
        toolExecutionNotifications: notificationsOf(report, findings.length - shown.length),
      },
    ],
    originalUriBaseIds: { [sourceRoot]: { description: { text: 'The root of the repository.' } } },
    automationDetails: { id: `vaultlint/${report.prefix === '' ? '' : `${fileUri('', report.prefix)}/`}` },
    columnKind: 'utf16CodeUnits',
    results: shown.map((finding) => resultOf(finding, descriptors, report.prefix)),
  };
}
