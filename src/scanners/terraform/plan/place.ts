import type { Expression, Literal } from '../../../expressions/tree.js';
import { noTrail } from '../../../expressions/values.js';
import type { Span } from '../../../model/source.js';
import type { Step } from '../../../model/value.js';
import type { JsonNode } from '../../json/node.js';
import type { HclBlock, HclBody } from '../hcl/file.js';
import { attribute } from '../module/declarations.js';
import type { PlanSource } from './source.js';

/** Where a part of a resource stands: in the configuration, if that is here, else in the plan. */
export interface Place {
  readonly at: Span;
  /** The way on from there, such as to the plan that says what an expression of the configuration is worth. */
  readonly trail: readonly Step[];
  /**
   * The place of an attribute, a block or an item; of what is not written, that of what it could be written in. Items of a
   * set are in another order than in the configuration: `text` is what tells them apart.
   */
  part(name: string | number, text?: string): Place;
  /** Whether something of this name is written, if that can be told. */
  writes(name: string): boolean | undefined;
}

/** A place in the plan. What is known there, and what is only known after apply, stand in two trees of one shape. */
export class PlanPlace implements Place {
  readonly at: Span;
  readonly trail = noTrail;
  readonly #source: PlanSource;
  readonly #trees: readonly JsonNode[];

  constructor(source: PlanSource, at: Span, trees: readonly (JsonNode | undefined)[]) {
    this.#source = source;
    this.at = at;
    this.#trees = trees.filter((each) => each !== undefined);
  }

  part(name: string | number): PlanPlace {
    const parts = this.#trees.map((tree) => partOf(tree, name));
    const [first] = parts.filter((part) => part !== undefined);
    return new PlanPlace(this.#source, first === undefined ? this.at : this.#source.at(first), parts);
  }

  writes(): undefined {
    return undefined;
  }
}

/** A property of an object, or an item of an array. */
export const partOf = (tree: JsonNode | undefined, name: string | number): JsonNode | undefined =>
  typeof name === 'number' ? tree?.items()[name] : tree?.get(name);

/** A block of the configuration, with the place in the plan that tells what its expressions are worth. */
export class BlockPlace implements Place {
  readonly at: Span;
  readonly trail = noTrail;
  readonly #body: HclBody;
  readonly #plan: Place;

  constructor(at: Span, body: HclBody, plan: Place) {
    this.at = at;
    this.#body = body;
    this.#plan = plan;
  }

  part(name: string | number): Place {
    const plan = this.#plan.part(name);
    if (typeof name === 'number') return this;
    const written = attribute(this.#body, name);
    if (written !== undefined) return new ExpressionPlace(written, plan);
    const blocks = blocksOf(this.#body, name);
    return blocks.length === 0 ? this : new BlocksPlace(blocks, plan);
  }

  writes(name: string): boolean {
    return attribute(this.#body, name) !== undefined || blocksOf(this.#body, name).length > 0;
  }
}

const blocksOf = ({ blocks }: HclBody, type: string): readonly HclBlock[] =>
  blocks.filter(({ type: { text }, labels }) => (text === 'dynamic' ? labels[0]?.text : text) === type);

/** The blocks of one type. Which of them an item comes from is known where there are no dynamic ones. */
class BlocksPlace implements Place {
  readonly trail = noTrail;
  readonly #blocks: readonly HclBlock[];
  readonly #plan: Place;

  constructor(blocks: readonly HclBlock[], plan: Place) {
    this.#blocks = blocks;
    this.#plan = plan;
  }

  get at(): Span {
    return this.#blocks[0]?.heading ?? this.#plan.at;
  }

  part(name: string | number): Place {
    const plan = this.#plan.part(name);
    const block = typeof name === 'number' ? (this.#blocks[name] ?? this.#blocks.at(-1)) : this.#blocks[0];
    if (block === undefined) return plan;
    const content = block.body.blocks.find(({ type }) => type.text === 'content');
    const body = block.type.text === 'dynamic' && content !== undefined ? content.body : block.body;
    return new BlockPlace(block.heading, body, plan);
  }

  writes(): undefined {
    return undefined;
  }
}

/** An expression of the configuration, whose worth the plan tells. */
class ExpressionPlace implements Place {
  readonly at: Span;
  readonly trail: readonly Step[];
  readonly #expression: Expression;
  readonly #plan: Place;

  constructor(expression: Expression, plan: Place) {
    this.at = expression;
    this.#expression = expression;
    this.#plan = plan;
    this.trail = expression.kind === 'literal' ? noTrail : [toldBy(plan)];
  }

  part(name: string | number, text?: string): Place {
    const inside = typeof name === 'number' ? itemOf(this.#expression, text) : propertyOf(this.#expression, name);
    return new ExpressionPlace(inside ?? this.#expression, this.#plan.part(name));
  }

  writes(): undefined {
    return undefined;
  }
}

const toldBy = ({ at }: Place): Step => ({ kind: 'file', name: at.source.path, at });

function itemOf(expression: Expression, text: string | undefined): Expression | undefined {
  if (expression.kind !== 'list' || text === undefined) return undefined;
  return expression.items.find(
    (item): item is Literal => item.kind === 'literal' && item.value !== null && String(item.value) === text,
  );
}

function propertyOf(expression: Expression, name: string): Expression | undefined {
  if (expression.kind !== 'object') return undefined;
  for (const entry of expression.entries) {
    if (entry.kind === 'property' && entry.key.kind === 'literal' && entry.key.value === name) return entry.value;
  }
  return undefined;
}
