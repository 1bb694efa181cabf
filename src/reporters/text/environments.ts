import type { Finding } from '../../model/finding.js';
import { printable } from './printable.js';
import { listed } from './words.js';

/** "dev and test; not in prod"; undefined if no environment is known. */
export function environmentText({ environments, passesIn = [] }: Finding): string | undefined {
  if (environments.length === 0) return undefined;
  const holds = listed(environments.map(printable));
  return passesIn.length === 0 ? holds : `${holds}; not in ${listed(passesIn.map(printable), 'or')}`;
}
