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

/** One string of several parts. With unknown parts it is an unknown string whose symbol shows the known ones. */
export function joinText(parts: readonly (string | Value)[], at: Span, budget: Budget): Value {
  const values: Value[] = [];
  for (const part of parts) {
    if (typeof part === 'string') continue;
    budget.steps -= costOf(part);
    values.push(hoisted(part, budget));
  }
  const joined = distribute(values, at, budget, (settled) => joinSettled(parts, settled, at, budget));
  budget.steps -= costOfNew(joined);
  return joined;
}

function joinSettled(parts: readonly (string | Value)[], values: readonly Settled[], at: Span, budget: Budget): Value {
  const pieces: string[] = [];
  let length = 0;
  let next = 0;
  for (const part of parts) {
    const value = typeof part === 'string' ? undefined : values[next++];
    const piece: string | undefined = typeof part === 'string' ? part : value && armText(value, "'");
    if (piece === undefined) return unknownText(parts, values, at);
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

function unknownText(parts: readonly (string | Value)[], values: readonly Settled[], at: Span): Value {
  const open = obstacleIn(values);
  const trail = trailOf(values);
  const sensitive = values.some((value) => isSensitive(value));
  if (open === undefined) {
    const what = values.find((value) => armText(value, "'") === undefined);
    return unknown(`${what === undefined ? 'it' : describe(what)} cannot be part of a string`, at, {
      trail,
      sensitive,
      error: true,
    });
  }
  const symbol = symbolOfParts(parts, values);
  return unknown(open.because, at, { type: 'string', trail, sensitive, symbol, error: open.error });
}

function symbolOfParts(parts: readonly (string | Value)[], values: readonly Settled[]): string | undefined {
  let symbol = '';
  let next = 0;
  for (const part of parts) {
    const value = typeof part === 'string' ? undefined : values[next++];
    const known = value?.sensitive === true ? undefined : value && armText(value, "'");
    const piece: string | undefined = typeof part === 'string' ? part : (known ?? (value && symbolOf(value)));
    if (piece === undefined) return undefined;
    symbol += piece;
  }
  return symbol.length > maxSymbol ? undefined : symbol;
}

const maxSymbol = 2000;
