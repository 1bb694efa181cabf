import { memberOf, partOf } from '../../../expressions/access.js';
import { evaluate } from '../../../expressions/evaluate.js';
import type { Expression } from '../../../expressions/tree.js';
import { noTrail, objectOf, relocated, unknown } from '../../../expressions/values.js';
import type { Span } from '../../../model/source.js';
import type { Value } from '../../../model/value.js';
import type { Local } from '../module/declarations.js';
import type { Module } from './module.js';

/**
 * What a local is worth in one module. Large configurations gather all that they deploy in a few of them, and ask for
 * one part at a time: of an object whose names are plain, each part is worked out by itself.
 */
export class LocalValue {
  readonly whole: () => Value;
  readonly #local: Local;
  readonly #module: Module;
  #parts: ReadonlyMap<string, () => Value> | undefined;
  #isBusy = false;

  constructor(local: Local, module: Module) {
    this.#local = local;
    this.#module = module;
    this.whole = module.context.run.once(
      () => evaluate(local.value, module.scope),
      () => this.#circular(),
    );
  }

  /** One part, as `at` sees it; undefined if that takes the whole. */
  part(name: string, at: Span): Value | undefined {
    const { value, name: own } = this.#local;
    if (value.kind !== 'object') return undefined;
    this.#parts ??= this.#partsOf(value.entries);
    if (this.#parts.size === 0) return undefined;
    const empty = relocated(objectOf(new Map(), value), at, { kind: 'variable', name: `local.${own.text}` });
    // To Terraform a local is one thing: a part of it that needs another part refers to itself.
    if (this.#isBusy) return this.#circular();
    const part = this.#parts.get(name);
    const { budget, dialect } = this.#module.scope.evaluation;
    if (part === undefined) return memberOf(empty, name, { at, safe: false, budget, ...(dialect && { dialect }) });
    return partOf(empty, part(), at);
  }

  #partsOf(entries: Extract<Expression, { readonly kind: 'object' }>['entries']): ReadonlyMap<string, () => Value> {
    const parts = new Map<string, () => Value>();
    const { run } = this.#module.context;
    for (const entry of entries) {
      if (entry.kind === 'spread' || entry.key.kind !== 'literal' || entry.key.value === null) return new Map();
      const part = run.once(
        () => this.#evaluated(entry.value),
        () => this.#circular(),
      );
      parts.set(String(entry.key.value), part);
    }
    return parts;
  }

  #evaluated(expression: Expression): Value {
    this.#isBusy = true;
    const value = evaluate(expression, this.#module.scope);
    this.#isBusy = false;
    return value;
  }

  #circular(): Value {
    const { name } = this.#local;
    this.#module.context.run.reads?.addEverything();
    return unknown(`local \`${name.text}\` refers to itself`, name, { trail: noTrail, error: true });
  }
}
