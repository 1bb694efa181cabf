import { declaredAddress } from '../model/address.js';
import { createHash } from 'node:crypto';
import type { Span } from '../model/source.js';
import { textOf } from '../model/source.js';

/** What a finding is about, without anything that moves when the file is edited elsewhere. */
export interface Matter {
  readonly rule: string;
  readonly verdict: 'fail' | 'unknown';
  readonly at: Span;
  readonly address: string;
  readonly property: string;
  /** Whether the text at `at` is a secret: a hash of a weak one could be guessed, so it takes no part. */
  readonly secret: boolean;
}

/**
 * Identifies the matter of a finding in 16 hexadecimal digits: rule, file, declaration, property, offending text and
 * how many equal ones stand before it. Lines, messages and versions take no part, nor does the kind of line break.
 * The verdict does: a doubt that somebody accepted must not hide the certainty that replaces it.
 */
export function fingerprint(matter: Matter, occurrence: number): string {
  return createHash('sha256')
    .update(`${identity(matter)}\0${occurrence}`)
    .digest('hex')
    .slice(0, 16);
}

/** Equal for findings that only their order in the file can tell apart. */
export const identity = ({ rule, verdict, at, address, property, secret }: Matter): string =>
  [rule, verdict, at.source.path, declaredAddress(address), property, secret ? '' : offence(at)].join('\0');

/** The text at fault, or nothing if that is a whole block: a block changes with every edit inside. */
function offence(at: Span): string {
  const text = textOf(at).trim();
  return /^[{[]|[\r\n]/.test(text) ? '' : text.replaceAll(/\s+/g, ' ');
}
