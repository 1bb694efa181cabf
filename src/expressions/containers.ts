import type { ListValue, ObjectValue, Unknown, Value } from '../model/value.js';
import { distribute, type Settled } from './distribute.js';
import { evaluate } from './evaluate.js';
import { Problem } from './functions/problem.js';
import type { Scope } from './scope.js';
import { costOfNew } from './size.js';
import { setWithoutCase } from './spelling.js';
import { symbolOf } from './symbol.js';
import { textOf } from './terraform-scalars.js';
import type { ListExpression, ObjectExpression, Property, Spread } from './tree.js';
import { asSensitive, describe, joinedTrail, listOf, objectOf, unknown } from './values.js';

/** `[a, ...b]`. */
export function list(expression: ListExpression, scope: Scope): Value {
  const values: Value[] = [];
  const spread: boolean[] = [];
  for (const item of expression.items) {
    spread.push(item.kind === 'spread');
    values.push(evaluate(item.kind === 'spread' ? item.value : item, scope));
  }
  if (!spread.includes(true)) return listOf(values, expression);
  const toSpread = values.filter((_, i) => spread[i]);
  return distribute(toSpread, expression, scope.evaluation.budget, (settled) => {
    const queue = [...settled];
    const pieces = values.map((value, i) =>
      spread[i] === true ? (queue.shift() ?? value) : listOf([value], value.at),
    );
    return concatenated(pieces, expression);
  });
}

/** Lists one after the other. After one that is unknown the rest is. */
export function concatenated(pieces: readonly Value[], at: Value['at']): ListValue {
  const items: Value[] = [];
  let rest: Unknown | undefined;
  for (const piece of pieces) {
    if (piece.kind !== 'list') rest ??= notSpread(piece, 'array');
    else if (rest === undefined) {
      for (const item of piece.items) items.push(item);
      rest = piece.rest;
    } else rest = unknown(rest.because, rest.at, { trail: rest.trail });
  }
  return listOf(items, at, rest);
}

function notSpread(piece: Value, wanted: 'array' | 'object'): Unknown {
  if (piece.kind === 'unknown') return piece;
  return unknown(`${describe(piece)} stands where an ${wanted} is needed`, piece.at, { trail: piece.trail });
}

/** `{ a: 1, ...b }`. */
export function object(expression: ObjectExpression, scope: Scope): Value {
  const entries = new Map<string, Value>();
  for (const entry of expression.entries) {
    if (entry.kind === 'spread' || entry.key.kind !== 'literal' || entry.key.value === null)
      return composedObject(expression, scope);
    entries.set(String(entry.key.value), evaluate(entry.value, scope));
  }
  return objectOf(entries, expression);
}

/** An object with computed names or spreads. */
function composedObject(expression: ObjectExpression, scope: Scope): Value {
  const heads = expression.entries.map((entry) => evaluate(entry.kind === 'spread' ? entry.value : entry.key, scope));
  const values = expression.entries.map((entry) =>
    entry.kind === 'spread' ? undefined : evaluate(entry.value, scope),
  );
  return distribute(heads, expression, scope.evaluation.budget, (settled) => {
    const isTerraform = scope.evaluation.dialect === 'terraform';
    const pieces = settled.map((head, i) =>
      pieceOf(expression.entries[i], isTerraform ? asKey(head) : head, values[i]),
    );
    const whole = merged(pieces, expression, isTerraform);
    scope.evaluation.budget.steps -= costOfNew(whole);
    const tells = settled.some((head, i) => expression.entries[i]?.kind === 'property' && head.sensitive === true);
    return tells ? asSensitive(whole) : whole;
  });
}

function pieceOf(entry: Property | Spread | undefined, head: Settled, value: Value | undefined): Value {
  if (value === undefined) return head;
  const at = entry ?? head.at;
  if (head.kind === 'scalar') return objectOf(new Map([[String(head.value), value]]), at);
  if (head.kind === 'unknown') {
    const symbol = symbolOf(head);
    const unnamed = symbol === undefined ? [] : [symbol];
    return objectOf(new Map(), at, unknown(head.because, at, { trail: head.trail, error: head.error }), unnamed);
  }
  return objectOf(new Map(), at, unknown(`the name of a property is ${describe(head)}`, at));
}

/** A name of a property as Terraform takes it: any scalar but null. */
function asKey(head: Settled): Settled {
  if (head.kind !== 'scalar') return head;
  if (head.value === null) return unknown('the name of a property is null', head.at, { error: true });
  const name = textOf(head.value);
  return name instanceof Problem ? unknown(name.because, head.at) : { ...head, value: name };
}

/**
 * Objects laid over each other, the last on top. What lies below one that is not fully known may be replaced by it, and
 * so is unknown.
 */
export function merged(pieces: readonly Value[], at: Value['at'], withCase = false): ObjectValue {
  const entries = new Map<string, Value>();
  const unnamed: string[] = [];
  let rest: Unknown | undefined;
  for (const piece of pieces) {
    const more = piece.kind === 'object' ? piece.rest : notSpread(piece, 'object');
    if (more !== undefined) {
      for (const [name, value] of entries) entries.set(name, maybeReplaced(value, more));
      rest = rest === undefined ? more : unknown(rest.because, rest.at, { trail: rest.trail });
    }
    if (piece.kind === 'object') {
      for (const [name, value] of piece.entries) {
        if (withCase) entries.set(name, value);
        else setWithoutCase(entries, name, value);
      }
    }
    if (piece.kind === 'object') unnamed.push(...(piece.unnamed ?? []));
  }
  return objectOf(entries, at, rest, unnamed);
}

function maybeReplaced(value: Value, by: Unknown): Unknown {
  const trail = joinedTrail(value.trail, by.trail);
  return unknown(`${by.because}, and may replace this`, value.at, { trail, sensitive: value.sensitive });
}
