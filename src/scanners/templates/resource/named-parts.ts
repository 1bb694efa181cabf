import { evaluate } from '../../../expressions/evaluate.js';
import type { Scope } from '../../../expressions/scope.js';
import { symbolOf } from '../../../expressions/symbol.js';
import type { Expression } from '../../../expressions/tree.js';
import { unknown } from '../../../expressions/values.js';
import type { Unknown, Value } from '../../../model/value.js';

/** Functions that put a text together of what they are given. */
const joining =
  /^(?:concat|format|resourceId|subscriptionResourceId|managementGroupResourceId|tenantResourceId|extensionResourceId)$/i;

/**
 * The value of a name or an id of which not all parts have a term: a secret one, or one that is new in every deployment.
 * Such parts are called after `whole`, what it is the name or the id of, so that what stands around them is known: the
 * vault of a secret, the type of what a role is assigned at.
 */
export function withNamedParts(value: Value, written: Expression | undefined, scope: Scope, whole: string): Value {
  if (written === undefined || !isNameless(value)) return value;
  const parts = new Map<string, Value>();
  const named = (part: Expression, index: number): Expression => {
    const own = evaluate(part, scope);
    if (!isNameless(own)) return part;
    const name = `part ${String(index + 1)}`;
    parts.set(name, called(`⟨${name} of ${whole}⟩`, own));
    return { kind: 'reference', source: part.source, start: part.start, end: part.end, name };
  };
  const rewritten = withParts(written, named);
  if (parts.size === 0 || rewritten === undefined) return value;
  return evaluate(rewritten, {
    evaluation: scope.evaluation,
    lookup: (name, at) => parts.get(name) ?? scope.lookup(name, at),
    call: (name, receiver, args, at) => scope.call(name, receiver, args, at),
  });
}

/** Whether a text, or one that it may be, has no term. */
const isNameless = (value: Value): boolean =>
  value.kind === 'depends'
    ? value.cases.some(({ is }) => isNameless(is))
    : (value.kind === 'unknown' || value.kind === 'scalar') && symbolOf(value) === undefined;

function called(symbol: string, value: Value): Value {
  if (value.kind !== 'depends') return calledOne(symbol, value);
  return {
    ...value,
    cases: value.cases.map(({ when, is }) => ({ when, is: isNameless(is) ? calledOne(symbol, is) : is })),
  };
}

function calledOne(symbol: string, value: Value): Unknown {
  const because = value.kind === 'unknown' ? value.because : 'a part of it is secret';
  return unknown(because, value.at, { type: 'string', symbol, trail: value.trail, sensitive: value.sensitive });
}

/** The same text, put together of other parts; undefined if it is not put together. */
function withParts(
  written: Expression,
  other: (part: Expression, index: number) => Expression,
): Expression | undefined {
  if (written.kind === 'template') {
    let index = 0;
    return { ...written, parts: written.parts.map((part) => (typeof part === 'string' ? part : other(part, index++))) };
  }
  if (written.kind !== 'call' || !joining.test(written.name.text)) return undefined;
  return { ...written, args: written.args.map((part, index) => (part.kind === 'literal' ? part : other(part, index))) };
}
