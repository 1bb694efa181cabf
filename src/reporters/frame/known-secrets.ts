import type { Source, Span } from '../../model/source.js';
import { Ranges, type Range } from './ranges.js';

/** A report's secrets are asked for once a frame. */
const indexed = new WeakMap<readonly Span[], ReadonlyMap<string, Ranges>>();

/** The ranges of known secrets in some lines of a source, without their quotes. */
export function knownSecrets(source: Source, secrets: readonly Span[], lines: Range): readonly Range[] {
  const index = indexed.get(secrets) ?? bySource(secrets);
  indexed.set(secrets, index);
  return index.get(source.path)?.within(lines) ?? [];
}

function bySource(secrets: readonly Span[]): ReadonlyMap<string, Ranges> {
  const ranges = new Map<string, Range[]>();
  for (const span of secrets) {
    const known = ranges.get(span.source.path);
    if (known === undefined) ranges.set(span.source.path, [withoutQuotes(span)]);
    else known.push(withoutQuotes(span));
  }
  return new Map([...ranges].map(([path, each]) => [path, new Ranges(each)]));
}

function withoutQuotes({ source, start, end }: Span): Range {
  const text = source.text.slice(start, end);
  const quotes = /^('''|'|")[^]*\1$/.exec(text)?.[1]?.length ?? 0;
  return text.length < 2 * quotes ? { start, end } : { start: start + quotes, end: end - quotes };
}
