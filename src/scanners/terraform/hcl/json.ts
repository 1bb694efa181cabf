import type { Expression, Name, Property } from '../../../expressions/tree.js';
import type { Comment } from '../../../model/scan.js';
import type { Source } from '../../../model/source.js';
import type { JsonNode, JsonProperty } from '../../json/node.js';
import { readJson } from '../../json/read.js';
import { unescaped } from '../../json/strings.js';
import { Kind } from '../../json/tape.js';
import { Problems } from '../../templates/problems.js';
import { BodyBuilder } from './bodies.js';
import { Lowering } from './expressions.js';
import type { HclAttribute, HclBlock, HclBody, HclFile } from './file.js';
import { configuration, values, type Shape } from './json-shape.js';
import type { ReadTree } from './read-tree.js';
import { expressionText, templateText } from './template-text.js';

/** Reads a file in Terraform's other syntax: https://developer.hashicorp.com/terraform/language/syntax/json */
export function parseJson(source: Source, read: ReadTree): HclFile {
  const syntax = new Problems(source, 'syntax/hcl');
  const { root, comments } = readJson(source, syntax);
  const reader = new Reader(source, read);
  const body = reader.body(root, source.language === 'tfvars' ? values : configuration);
  const problems = [...syntax.list, ...reader.problems.list].sort((a, b) => a.at.start - b.at.start);
  return { source, body, comments: [...comments, ...reader.comments], problems, readAll: () => undefined };
}

type StringReader = (node: JsonNode) => Expression;

class Reader {
  readonly problems: Problems;
  readonly comments: Comment[] = [];
  readonly #source: Source;
  readonly #read: ReadTree;
  readonly #on: Lowering;

  constructor(source: Source, read: ReadTree) {
    this.#source = source;
    this.#read = read;
    this.problems = new Problems(source, 'syntax/hcl');
    this.#on = new Lowering(source, this.problems);
  }

  body(node: JsonNode, shape: Shape): HclBody {
    const body = new BodyBuilder(this.#on);
    if (!node.isObject) this.#wrong(node);
    for (const property of node.properties()) {
      if (property.key.text === '//') this.#comment(property);
      else this.#member(property, shape, body);
    }
    return body.build(node.start, node.end);
  }

  #member(property: JsonProperty, shape: Shape, body: BodyBuilder): void {
    const { key, value } = property;
    const name = key.text;
    const expected = shape.blocks !== undefined && Object.hasOwn(shape.blocks, name) ? shape.blocks[name] : undefined;
    if (expected !== undefined) {
      this.#blocks({ type: key.name, key, labels: [], value }, expected.labels, expected.shape, body);
    } else if (shape.plain !== 'all' && isRepeated(value)) {
      this.#blocks({ type: key.name, key, labels: [], value }, 0, nested, body);
    } else body.addAttribute(this.#attribute(property, shape));
  }

  #attribute({ key, value }: JsonProperty, { bare = [], plain = [] }: Shape): HclAttribute {
    const name = key.name;
    const isPlain = plain === 'all' || plain.includes(name.text);
    const strings: StringReader = isPlain ? plainString : (each) => this.#string(each, bare.includes(name.text));
    const span = { source: this.#source, start: key.start, end: value.end };
    return { ...span, name, value: valueOf(value, strings) };
  }

  /** Blocks of a type: an object of them for each label, in the end an object or a list of objects. */
  #blocks(at: BlockPlace, labels: number, shape: Shape, body: BodyBuilder): void {
    const { value } = at;
    if (value.isArray) {
      for (const item of value.items()) this.#blocks({ ...at, value: item }, labels, shape, body);
    } else if (value.kind === Kind.null) return;
    else if (!value.isObject) this.#wrong(value);
    else if (labels === 0) body.addBlock(this.#block(at, shape));
    else {
      for (const property of value.properties()) {
        if (property.key.text === '//') {
          this.#comment(property);
          continue;
        }
        const inner = { type: at.type, key: property.key, labels: [...at.labels, property.key.name] };
        this.#blocks({ ...inner, value: property.value }, labels - 1, shape, body);
      }
    }
  }

  #block({ type, key, labels, value }: BlockPlace, shape: Shape): HclBlock {
    const span = { source: this.#source, start: key.start, end: value.end };
    return { ...span, type, labels, heading: key.span, body: this.body(value, shape) };
  }

  /** A string that is evaluated. */
  #string(node: JsonNode, isBare: boolean): Expression {
    const { text, offsets } = unescaped(this.#source.text, node.start + 1, node.end - 1);
    const first = node.start + 1;
    const offsetOf = (at: number): number => (offsets === undefined ? first + at : (offsets[at] ?? node.end - 1));
    const on = new Lowering(this.#source, this.problems, {
      text,
      place: (start, end) => ({ source: this.#source, start: offsetOf(start), end: offsetOf(end) }),
    });
    const value = isBare ? expressionText(on, this.#read) : templateText(on, this.#read);
    // As in HCL, text has its quotes.
    return value.kind === 'literal' || value.kind === 'template' ? { ...value, ...node.span } : value;
  }

  /** A name of two slashes is how a comment is written. */
  #comment({ key, value }: JsonProperty): void {
    const [comma = ''] = /^\s*,/.exec(this.#source.text.slice(value.end, value.end + 100)) ?? [];
    this.comments.push({ source: this.#source, start: key.start, end: value.end + comma.length });
  }

  #wrong(node: JsonNode): void {
    if (node.kind === Kind.missing) return;
    this.problems.add(node.start, node.end, 'Unexpected value', 'expected an object');
  }
}

interface BlockPlace {
  readonly type: Name;
  /** What is written before the value: the last label, or the type. */
  readonly key: JsonNode;
  readonly labels: readonly Name[];
  readonly value: JsonNode;
}

/** What is inside of a block that only the provider knows. */
const nested = configuration.blocks?.['provider']?.shape ?? {};

/**
 * Whether blocks stand here that are repeated, however deep: as values of an attribute they would not be. All other
 * objects can be read either way.
 */
const isRepeated = (value: JsonNode): boolean =>
  value.isArray
    ? value.items().some(isRepeated)
    : value.properties().some((each) => {
        const isDynamic = each.key.text === 'dynamic' && (each.value.isObject || each.value.isArray);
        return isDynamic || isRepeated(each.value);
      });

function valueOf(node: JsonNode, strings: StringReader): Expression {
  switch (node.kind) {
    case Kind.object: {
      const entries = node.properties().map(({ key, value }): Property => {
        const span = { source: node.source, start: key.start, end: value.end };
        return { kind: 'property', ...span, key: strings(key), value: valueOf(value, strings) };
      });
      return { kind: 'object', ...node.span, entries };
    }
    case Kind.array:
      return { kind: 'list', ...node.span, items: node.items().map((item) => valueOf(item, strings)) };
    case Kind.string:
    case Kind.expression:
      return strings(node);
    case Kind.number:
      return { kind: 'literal', ...node.span, value: Number(node.source.text.slice(node.start, node.end)) };
    case Kind.true:
    case Kind.false:
      return { kind: 'literal', ...node.span, value: node.kind === Kind.true };
    case Kind.null:
      return { kind: 'literal', ...node.span, value: null };
    case Kind.missing:
      return { kind: 'invalid', ...node.span };
  }
}

const plainString: StringReader = (node) => ({ kind: 'literal', ...node.span, value: node.text });
