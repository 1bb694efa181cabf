import type { Finding, Instance } from '../../model/finding.js';
import type { ConfiguredSuppression } from '../../model/suppression.js';
import type { Suppression } from './suppression.js';

/** A suppression of the configuration, asked as one in a comment is. */
export const configured = (entry: ConfiguredSuppression): Suppression => ({
  by: 'configuration',
  rules: entry.rules,
  reason: entry.reason,
  at: entry.at,
  ...(entry.until !== undefined && { until: entry.until }),
  covers: ({ at }: Finding, { address }: Instance): boolean =>
    entry.coversPath(at.source.path) && entry.coversResource(address),
});
