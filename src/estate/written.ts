import { hasKnownPart, symbolOf } from '../expressions/symbol.js';
import type { Setting, Settled } from '../model/setting.js';
import { textOf, type Span } from '../model/source.js';
import type { Step, Unknown } from '../model/value.js';
import type { Found, FoundCase } from './read.js';
import { isCall, isPlainText, isPutTogether } from './source-text.js';

/**
 * Whether what stands there is text written in a file: a known value is, whatever way it came. What a secure parameter
 * brings, what Azure makes (`listKeys()`, a property of a resource), and what is empty is not. A value that is given at
 * deployment may come from a file that is not in the run: that is unknown.
 */
export function writtenIn(cases: readonly FoundCase[]): Setting<boolean> {
  const settled = cases.map(({ when, is }) => ({ when, is: isWritten(is) }));
  const [only] = settled;
  return settled.length === 1 && only !== undefined ? only.is : { kind: 'depends', cases: settled };
}

function isWritten(found: Found): Settled<boolean> {
  const { at, trail } = found;
  if (found.kind === 'absent') return { kind: 'default', value: false, at, trail };
  const { value } = found;
  const isKnown = value.kind === 'scalar' && value.value !== '';
  if (value.sensitive === true) return { kind: 'set', value: isKnown && isArgument(found), at, trail };
  if (trail.some(isResource)) return { kind: 'set', value: false, at, trail };
  if (value.kind === 'unknown') return unknownText(value, found);
  return { kind: 'set', value: isKnown, at, trail };
}

/**
 * Whether the text is written in the call of a module, or in a variable that is given there, and handed on as it is. The
 * default of a secure parameter and what a parameter file gives to one are no literals of the secret: they have rules of
 * their own.
 */
function isArgument({ at, trail }: Pick<Found, 'at' | 'trail'>): boolean {
  if (isMade(at)) return false;
  const end = trail.findIndex(({ kind, at: place }) => kind !== 'parameter' && (isMade(place) || isText(place)));
  const way = trail.slice(0, end + 1);
  const origin = way.at(-1);
  if (origin === undefined || !isText(origin.at) || isMade(origin.at)) return false;
  return way.some(({ kind }) => kind === 'argument') && (origin.kind === 'argument' || origin.kind === 'variable');
}

/** Text in quotes, or a number. */
const isText = (place: Span): boolean => isPlainText(place) || /^[\d-]/.test(textOf(place));

/** What is put together of others, or comes out of a function. */
const isMade = (place: Span): boolean => isPutTogether(place) || isCall(place);

function unknownText(value: Unknown, { at, trail }: Found): Settled<boolean> {
  const symbol = symbolOf(value);
  const given = trail.some(({ kind }) => kind === 'parameter');
  if (isGenerated({ at, trail })) return { kind: 'set', value: false, at, trail };
  const made = symbol !== undefined && (symbol.includes('/providers/') || (!given && !hasKnownPart(symbol)));
  if (made) return { kind: 'set', value: false, at, trail };
  return { kind: 'unknown', because: value.because, at, trail };
}

/** Names and addresses of resources are known to many, and no secrets. */
const isResource = ({ kind }: Step): boolean => kind === 'resource';

/** Made anew at every deployment: https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-string#newguid */
const isGenerated = ({ at, trail }: Pick<Found, 'at' | 'trail'>): boolean =>
  [at, ...trail.map((step) => step.at)].some((place) => /\bnewGuid\s*\(/i.test(textOf(place)));
