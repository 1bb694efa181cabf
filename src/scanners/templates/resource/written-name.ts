import { evaluate } from '../../../expressions/evaluate.js';
import type { Scope } from '../../../expressions/scope.js';
import { symbolOf } from '../../../expressions/symbol.js';
import type { Expression } from '../../../expressions/tree.js';
import { unknown } from '../../../expressions/values.js';
import type { Value } from '../../../model/value.js';

/**
 * A name whose segments are told apart although not all of them have a term: a secret one, or one that is new in every
 * deployment. Such parts are called after the resource, so that what stands before them, a vault, is still found.
 */
export function withSegments(name: Value, written: Expression | undefined, scope: Scope, address: string): Value {
  if (symbolOf(name) !== undefined || (name.kind !== 'unknown' && name.kind !== 'scalar')) return name;
  const parts = written === undefined ? undefined : partsOf(written);
  if (parts === undefined) return name;
  let symbol = '';
  for (const [index, part] of parts.entries()) {
    const value = typeof part === 'string' ? undefined : evaluate(part, scope);
    if (value?.kind === 'depends') return name;
    symbol += typeof part === 'string' ? part : ((value && symbolOf(value)) ?? partOf(index, address));
  }
  const because = name.kind === 'unknown' ? name.because : 'a part of it is secret';
  const { trail, sensitive } = name;
  return unknown(because, name.at, { type: 'string', symbol, trail, sensitive });
}

const partOf = (index: number, address: string): string => `⟨part ${String(index + 1)} of ⟨name of ${address}⟩⟩`;

/** Texts and expressions that a string is put together of; undefined if that is not how it is made. */
function partsOf(written: Expression): readonly (string | Expression)[] | undefined {
  if (written.kind === 'template') return written.parts;
  if (written.kind !== 'call') return undefined;
  const args = written.args.map((each) => (each.kind === 'literal' ? String(each.value) : each));
  const [pattern] = args;
  switch (written.name.text.toLowerCase()) {
    case 'concat':
      return args;
    case 'format':
      return typeof pattern === 'string' ? filled(pattern, args.slice(1)) : undefined;
    default:
      return undefined;
  }
}

/** `format('{0}/{1}', …)`: of names, nothing is asked but to stand in their places. */
function filled(pattern: string, args: readonly (string | Expression)[]): readonly (string | Expression)[] | undefined {
  const parts = pattern.split(/\{(\d+)\}/).map((text, i) => (i % 2 === 0 ? text : args[Number(text)]));
  const isPlain = parts.every((part, i) => part !== undefined && (i % 2 > 0 || !/[{}]/.test(part as string)));
  return isPlain ? parts.filter((part) => part !== undefined) : undefined;
}
