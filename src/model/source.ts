/**
 * The languages a source can be written in. A parameter file is a language of its own: it only assigns. A plan of
 * Terraform says what was written elsewhere.
 */
export type Language =
  'bicep' | 'bicepparam' | 'arm' | 'armparam' | 'terraform' | 'tfvars' | 'tfplan' | 'json' | 'yaml';

/** Text that findings point into: a file, named by its path relative to the root of the run, with forward slashes. */
export interface Source {
  readonly path: string;
  readonly language: Language;
  readonly text: string;
  /**
   * What a place is in the configuration, where that has one block and this one text for each instance of it: equal for
   * what is one place there. Absent, or undefined, where every place is one of its own.
   */
  declaredAt?(place: Span): string | undefined;
}

/**
 * A half-open range of UTF-16 offsets into a source. Lines and columns are worked out when printing, never stored.
 * Syntax nodes are spans themselves, so a value can point at the node it came from at no cost.
 */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** A place for people: both count from 1, the column in UTF-16 code units, as SARIF's default `columnKind` has it. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const lineStarts = new WeakMap<Source, readonly number[]>();

/** The offsets at which the lines of a source start. CR, LF and CRLF each end one line. */
export function linesOf(source: Source): readonly number[] {
  const known = lineStarts.get(source);
  if (known !== undefined) return known;
  const starts = [0];
  for (const match of source.text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  lineStarts.set(source, starts);
  return starts;
}

/** Line and column of an offset; an offset past the end of the text counts as its end. */
export function positionOf(source: Source, offset: number): Position {
  const starts = linesOf(source);
  const at = Math.max(0, Math.min(offset, source.text.length));
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - (starts[low] ?? 0) + 1 };
}

/** The text a span covers. */
export const textOf = ({ source, start, end }: Span): string => source.text.slice(start, end);

/** The text of a place where something is named. A plan has addresses in JSON, which escapes the quotes around their keys. */
export const nameAt = (place: Span): string =>
  place.source.language === 'tfplan' ? textOf(place).replaceAll('\\"', '"') : textOf(place);

/** Equal for places that are one in what somebody has written. */
export const declaredPlace = (place: Span): string => {
  const { source, start, end } = place;
  return [source.path, source.declaredAt?.(place) ?? `${String(start)} ${String(end)}`].join('\0');
};

/** Whether two spans are the same place. */
export const samePlace = (a: Span, b: Span): boolean =>
  a.source.path === b.source.path && a.start === b.start && a.end === b.end;
