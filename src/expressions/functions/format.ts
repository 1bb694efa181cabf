import { armText } from '../arm-text.js';
import type { BuiltIn } from '../scope.js';
import type { Value } from '../../model/value.js';
import { structural } from './define.js';
import { text, whatever } from './parameter.js';
import { joinText } from '../join-text.js';
import { formatNumber } from './number-format.js';
import { scalar } from '../values.js';
import { tooLong } from './strings.js';
import { Problem, Unworked } from './problem.js';

/** One place of a composite format: `{0}`, `{1,-8}`, `{0:N2}`. */
interface Place {
  readonly index: number;
  readonly width: number;
  readonly format: string;
}

const placePattern = /^\s*(\d+)\s*(?:,\s*(-?\d+)\s*)?(?::(.*))?$/s;

/**
 * `format('{0}-{1}', a, b)`, by the rules of .NET's composite formats. Unknown arguments leave an unknown string that
 * shows its known parts. https://learn.microsoft.com/dotnet/standard/base-types/composite-formatting
 */
export const format: BuiltIn = structural(
  { gives: 'string', repeats: { atLeast: 0 } },
  [text, whatever],
  ([pattern], { at, evaluation }, values) => {
    const pieces = typeof pattern === 'string' ? piecesOf(pattern) : undefined;
    if (pieces === undefined) return new Problem('the format has a brace that does not match');
    const { maxLength } = evaluation.budget;
    const parts: (string | Value)[] = [];
    let wide = 0;
    for (const piece of pieces) {
      wide += typeof piece === 'string' ? 0 : Math.abs(piece.width);
      if (wide > maxLength) return new Unworked(tooLong(maxLength));
      const part = typeof piece === 'string' ? piece : filled(piece, values[piece.index + 1]);
      if (part === undefined || part instanceof Problem) return part;
      parts.push(part);
    }
    return joinText(parts, at, evaluation.budget);
  },
);

/** A value in its place. Undefined if it must be known to be put there, and is not. */
function filled(place: Place, value: Value | undefined): string | Value | Problem | undefined {
  if (value === undefined) return new Problem(`the format asks for argument ${place.index}, which is not given`);
  if (place.width === 0 && place.format === '') return value;
  const written = formatted(value, place.format);
  if (typeof written !== 'string') return written;
  const aligned = place.width < 0 ? written.padEnd(-place.width) : written.padStart(place.width);
  return scalar(aligned, value.at, value.trail, value.sensitive);
}

function formatted(value: Value, by: string): string | Problem | undefined {
  if (by === '' || value.kind !== 'scalar' || typeof value.value !== 'number') return armText(value, "'");
  return formatNumber(value.value, by) ?? new Problem(`the number format \`${by}\` is not one that is understood`);
}

/** The text and places of a composite format; undefined if its braces do not match. */
function piecesOf(pattern: string): readonly (string | Place)[] | undefined {
  const pieces: (string | Place)[] = [];
  let start = 0;
  for (const match of pattern.matchAll(/\{\{|\}\}|\{([^}]*)\}|[{}]/g)) {
    const [brace, inside] = match;
    const place = inside === undefined ? brace.charAt(1) : placeOf(inside);
    if (place === undefined || place === '') return undefined;
    pieces.push(pattern.slice(start, match.index), place);
    start = match.index + brace.length;
  }
  return [...pieces, pattern.slice(start)];
}

/** No text is made wider than this. */
const widest = 10_000;

function placeOf(inside: string): Place | undefined {
  const match = placePattern.exec(inside);
  if (match === null) return undefined;
  const [, index = '', width = '0', by = ''] = match;
  return Math.abs(Number(width)) > widest ? undefined : { index: Number(index), width: Number(width), format: by };
}
