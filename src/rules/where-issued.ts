import type { Settled } from '../model/setting.js';
import type { Verdict } from '../model/verdict.js';
import { inapplicable } from '../model/verdicts.js';

/** A verdict on what a vault has made for it. Of a certificate that was made elsewhere, the files do not tell what it is. */
export const whereIssued = (imported: Settled<boolean>, verdict: Verdict): Verdict =>
  imported.kind === 'unknown' || imported.value ? inapplicable : verdict;
