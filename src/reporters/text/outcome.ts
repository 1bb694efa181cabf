import type { Finding, Report } from '../../model/finding.js';
import { tally } from './ranking.js';
import { count } from './words.js';

/** How it went, in a word or two. That nothing failed is only said when something was judged. */
export function outcome({ coverage }: Report, failed: readonly Finding[]): string {
  if (failed.length > 0) return `${count(failed.length, 'finding')} failed (${tally(failed)})`;
  return Object.values(coverage.verdicts).some((n) => n > 0) ? 'nothing failed' : 'nothing was judged';
}
