import type { Span } from '../model/source.js';
import type { Value } from '../model/value.js';
import { armText } from './arm-text.js';
import { distribute, type Settled } from './distribute.js';
import { obstacleIn } from './errors.js';
import { hoisted } from './hoist.js';
import type { Budget } from './scope.js';
import { costOf, costOfNew } from './size.js';
import { symbolOf } from './symbol.js';
import { describe, isSensitive, scalar, trailOf, unknown } from './values.js';

/** How a language writes a value into text; undefined if it cannot, or if the value is not known. */
export type Write = (value: Value) => string | undefined;

/** One string of several parts. With unknown parts it is an unknown string whose symbol shows the known ones. */
export function joinText(
  parts: readonly (string | Value)[],
  at: Span,
  budget: Budget,
  write: Write = (value) => armText(value, "'"),
): Value {
  const values: Value[] = [];
  for (const part of parts) {
    if (typeof part === 'string') continue;
    budget.steps -= costOf(part);
    values.push(hoisted(part, budget));
  }
  const joined = distribute(values, at, budget, (settled) =>
    joinSettled({ parts, values: settled, write }, at, budget),
  );
  budget.steps -= costOfNew(joined);
  return joined;
}

interface Text {
  readonly parts: readonly (string | Value)[];
  /** Of the parts that are no strings. */
  readonly values: readonly Settled[];
  readonly write: Write;
}

function joinSettled(text: Text, at: Span, budget: Budget): Value {
  const { parts, values, write } = text;
  const pieces: string[] = [];
  let length = 0;
  let next = 0;
  for (const part of parts) {
    const value = typeof part === 'string' ? undefined : values[next++];
    const piece: string | undefined = typeof part === 'string' ? part : value && write(value);
    if (piece === undefined) return unknownText(text, at);
    pieces.push(piece);
    length += piece.length;
    if (length > budget.maxLength) {
      return unknown(`the text is longer than ${budget.maxLength.toLocaleString('en')} characters`, at);
    }
  }
  return scalar(
    pieces.join(''),
    at,
    trailOf(values),
    values.some((value) => isSensitive(value)),
  );
}

function unknownText({ parts, values, write }: Text, at: Span): Value {
  const open = obstacleIn(values);
  const trail = trailOf(values);
  const sensitive = values.some((value) => isSensitive(value));
  if (open === undefined) {
    const what = values.find((value) => write(value) === undefined);
    return unknown(`${what === undefined ? 'it' : describe(what)} cannot be part of a string`, at, {
      trail,
      sensitive,
      error: true,
    });
  }
  const symbol = symbolOfParts({ parts, values, write });
  return unknown(open.because, at, { type: 'string', trail, sensitive, symbol, error: open.error });
}

function symbolOfParts({ parts, values, write }: Text): string | undefined {
  let symbol = '';
  let next = 0;
  for (const part of parts) {
    const value = typeof part === 'string' ? undefined : values[next++];
    const known = value?.sensitive === true ? undefined : value && write(value);
    const piece: string | undefined = typeof part === 'string' ? part : (known ?? (value && symbolOf(value)));
    if (piece === undefined) return undefined;
    symbol += piece;
  }
  return symbol.length > maxSymbol ? undefined : symbol;
}

const maxSymbol = 2000;
