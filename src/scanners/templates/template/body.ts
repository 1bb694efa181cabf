import { entryWithoutCase } from '../../../expressions/access.js';
import { evaluate } from '../../../expressions/evaluate.js';
import type { Scope } from '../../../expressions/scope.js';
import type { Expression, ObjectExpression } from '../../../expressions/tree.js';
import type { Value } from '../../../model/value.js';
import type { InvalidBody } from '../syntax.js';

/** The body of a resource or module: some of its properties are asked for long before the others. */
export type Body = ObjectExpression | InvalidBody;

/** The expression of a property written in a body. */
export function expressionOf(body: Body, name: string): Expression | undefined {
  if (body.kind === 'invalid') return undefined;
  const written = body.entries.findLast((each) => each.kind === 'property' && isKey(each.key, name));
  return written?.kind === 'property' ? written.value : undefined;
}

/** The value of a property of a body, which may also come from what is spread into it. */
export function propertyOf(body: Body, name: string, scope: Scope): Value | undefined {
  const written = expressionOf(body, name);
  if (written !== undefined) return evaluate(written, scope);
  if (body.kind === 'invalid' || !body.entries.some((each) => each.kind === 'spread')) return undefined;
  const whole = evaluate(body, scope);
  return whole.kind === 'object' ? (entryWithoutCase(whole.entries, name) ?? whole.rest) : undefined;
}

/** A body without what only Bicep knows of: the rest is what Azure is sent. */
export function sentBody(body: Body): Body {
  if (body.kind === 'invalid') return body;
  const known = sent.get(body);
  if (known !== undefined) return known;
  const entries = body.entries.filter((each) => each.kind !== 'property' || !own.some((name) => isKey(each.key, name)));
  const rest = { ...body, entries };
  sent.set(body, rest);
  return rest;
}

const sent = new WeakMap<ObjectExpression, ObjectExpression>();

const own = ['parent', 'scope', 'dependsOn'] as const;

/** Resource Manager compares names without case. */
function isKey(key: Expression, name: string): boolean {
  if (key.kind !== 'literal') return false;
  const text = String(key.value);
  return text.length === name.length && (text === name || text.toLowerCase() === name.toLowerCase());
}
