import ignore from 'ignore';
import type { Finding, Instance } from '../../model/finding.js';
import type { ConfiguredSuppression } from '../../model/suppression.js';
import type { Suppression } from './suppression.js';

/** A suppression of the configuration. An entry that names neither files nor resources covers every finding of its rules. */
export function configured(entry: ConfiguredSuppression): Suppression {
  const { rules, reason, until, at } = entry;
  const paths = entry.paths.length === 0 ? undefined : ignore().add([...entry.paths]);
  const resources = entry.resources.length === 0 ? undefined : entry.resources.map(wildcard);
  return {
    by: 'configuration',
    rules,
    reason,
    at,
    ...(until !== undefined && { until }),
    covers: (finding: Finding, { address }: Instance): boolean => {
      const { path } = finding.at.source;
      if (paths !== undefined && !(ignore.isPathValid(path) && paths.ignores(path))) return false;
      return resources === undefined || resources.some((pattern) => pattern.test(address));
    },
  };
}

/** `*` stands for anything, everything else for itself; case does not matter, as in Azure. */
const wildcard = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replaceAll(/[\\^$.|?+()[\]{}]/g, '\\$&').replaceAll('*', '.*')}$`, 'is');
