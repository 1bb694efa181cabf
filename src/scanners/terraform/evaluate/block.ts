import { partOf } from '../../../expressions/access.js';
import { bind } from '../../../expressions/bind.js';
import { concatenated } from '../../../expressions/containers.js';
import { distribute } from '../../../expressions/distribute.js';
import { evaluate } from '../../../expressions/evaluate.js';
import type { Scope } from '../../../expressions/scope.js';
import type { ListExpression, Name } from '../../../expressions/tree.js';
import { describe, listOf, noTrail, scalar, unknown } from '../../../expressions/values.js';
import type { Span } from '../../../model/source.js';
import type { ListValue, Unknown, Value } from '../../../model/value.js';
import type { HclBlock, HclBody } from '../hcl/file.js';
import type { BlockHandle, Config } from '../map/config.js';
import { attribute } from '../module/declarations.js';

/** A body as its expressions are worth in a scope. `path` names it for what only a deployment can tell. */
export class BlockConfig implements Config {
  readonly at: Span;
  readonly #body: HclBody;
  readonly #scope: Scope;
  readonly #path: string;
  readonly #known = new Map<string, Value | undefined>();

  constructor(at: Span, body: HclBody, scope: Scope, path: string) {
    this.at = at;
    this.#body = body;
    this.#scope = scope;
    this.#path = path;
  }

  get(name: string): Value | undefined {
    if (this.#known.has(name)) return this.#known.get(name);
    this.#known.set(name, unknown(`\`${name}\` refers to itself`, this.at));
    const value = this.#evaluated(name);
    this.#known.set(name, value);
    return value;
  }

  encoded(name: string): Value | undefined {
    const written = attribute(this.#body, name);
    if (written?.kind !== 'call' || written.name.text !== 'jsonencode') return undefined;
    const [argument] = written.args;
    return argument === undefined ? undefined : evaluate(argument, this.#scope);
  }

  #evaluated(name: string): Value | undefined {
    const written = attribute(this.#body, name);
    if (written !== undefined) return evaluate(written, this.#scope);
    const blocks = this.#body.blocks.filter((block) => typeOf(block) === name);
    const [first] = blocks;
    if (first === undefined) return this.#ignored(name);
    return joined(
      blocks.map((block) => (block.type.text === 'dynamic' ? this.#dynamic(block, name) : this.#single(block, name))),
      first.heading,
      this.#scope,
    );
  }

  /**
   * What is left out here, and said to be changed by others.
   * https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#ignore_changes
   */
  #ignored(name: string): Value | undefined {
    const lifecycle = this.#body.blocks.find(({ type }) => type.text === 'lifecycle');
    const ignored = lifecycle && attribute(lifecycle.body, 'ignore_changes');
    const at = ignored?.kind === 'list' ? ignored.items.find((each) => isNamed(each, name)) : undefined;
    if (at === undefined) return undefined;
    return unknown(`others set \`${name}\`, as \`ignore_changes\` says`, at);
  }

  #single({ heading, body }: HclBlock, name: string): Value {
    return listOf([this.#handle(heading, body, this.#scope, name)], heading);
  }

  /** https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks */
  #dynamic({ heading, body }: HclBlock, name: string): Value {
    const over = attribute(body, 'for_each');
    const content = body.blocks.find(({ type }) => type.text === 'content')?.body;
    if (over === undefined || content === undefined)
      return listOf([], heading, unknown('it could not be read', heading));
    const iterator = attribute(body, 'iterator');
    const item: Name = { ...heading, text: iterator?.kind === 'reference' ? iterator.name : name };
    const round = (key: Value, value: Value): Value =>
      this.#handle(heading, content, bind(this.#scope, [item], [iteratorOf(item, key, value)]), name);
    const collection = evaluate(over, this.#scope);
    return distribute([collection], heading, this.#scope.evaluation.budget, ([one]) => roundsOf(one, heading, round));
  }

  #handle(at: Span, body: HclBody, scope: Scope, name: string): BlockHandle {
    const config = new BlockConfig(at, body, scope, `${this.#path}.${name}`);
    const member = (property: string, site: Span): Value =>
      config.get(property) ??
      unknown('Azure tells it only after deployment', site, { symbol: `⟨${this.#path}.${name}.${property}⟩` });
    return { kind: 'handle', at, trail: noTrail, name: `block \`${name}\``, member, config };
  }
}

const isNamed = (ignored: ListExpression['items'][number], name: string): boolean =>
  (ignored.kind === 'reference' && ignored.name === name) || (ignored.kind === 'literal' && ignored.value === name);

/** The type of the blocks that a block stands for. */
const typeOf = ({ type, labels }: HclBlock): string => (type.text === 'dynamic' ? (labels[0]?.text ?? '') : type.text);

const iteratorOf = (item: Name, key: Value, value: Value): Value => ({
  kind: 'object',
  entries: new Map([
    ['key', key],
    ['value', value],
  ]),
  at: item,
  trail: noTrail,
});

function roundsOf(over: Value | undefined, at: Span, round: (key: Value, value: Value) => Value): Value {
  if (over?.kind === 'list') {
    const items = over.items.map((item, i) =>
      round(over.collection === 'set' ? item : scalar(i, item.at), partOf(over, item, item.at)),
    );
    return listOf(items, at, over.rest);
  }
  if (over?.kind === 'object') {
    const items = [...over.entries].map(([name, value]) =>
      round(scalar(name, value.at), partOf(over, value, value.at)),
    );
    return listOf(items, at, over.rest);
  }
  if (over?.kind === 'scalar' && over.value === null) return listOf([], at);
  const rest = over?.kind === 'unknown' ? over : unknown(`its for_each is ${over ? describe(over) : 'missing'}`, at);
  return listOf([], at, rest);
}

/** Blocks of one type in one list. Behind some that nobody can count, nobody can tell which one comes next. */
function joined(pieces: readonly Value[], at: Span, scope: Scope): Value {
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return only;
  return distribute(pieces, at, scope.evaluation.budget, (settled) => {
    const certain = concatenated(
      settled.filter((piece) => piece.kind === 'list' && piece.rest === undefined),
      at,
    );
    const open = settled.filter((piece): piece is ListValue => piece.kind === 'list' && piece.rest !== undefined);
    const rest: Unknown | undefined = open[0]?.rest;
    return listOf([...certain.items, ...open.flatMap(({ items }) => items)], at, rest);
  });
}
