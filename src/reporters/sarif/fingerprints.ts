import { computeRollingHashes } from '@microsoft/sarif';
import { positionOf, type Source, type Span } from '../../model/source.js';

const hashes = new WeakMap<Source, ReadonlyMap<number, string>>();

/** The value that GitHub works out for a line itself when a file is uploaded by its action, and by which it knows an alert again. */
export function lineHash({ source, start }: Span): string | undefined {
  const known = hashes.get(source) ?? computeRollingHashes(source.text);
  hashes.set(source, known);
  return known.get(positionOf(source, start).line);
}
