import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Comment } from '../../../model/scan.js';
import type { Source, Span } from '../../../model/source.js';
import { Problems } from '../../templates/problems.js';
import { BodyBuilder } from './bodies.js';
import { Lowering } from './expressions.js';
import { extentsOf, type Extent } from './extents.js';
import type { HclAttribute, HclBlock, HclBody, HclFile } from './file.js';
import { attributeHeading, blockHeading, headOf } from './heading.js';
import { LaterAttribute, LaterBlock } from './later.js';
import type { Node } from './node.js';
import { textOfItem } from './read-file.js';
import type { Reading, ReadTree } from './read-tree.js';
import { surprise } from './surprise.js';

/** So many characters may be read again for each one of the text, and this many more. */
const rereading = { times: 4, more: 50_000 };

/**
 * Reads a file item by item. The grammar is slow, and most of a file is never asked for: what the heading of a block or
 * the name of an attribute does not tell is read when somebody asks. What is not of the grammar costs only itself.
 */
export function readItems(source: Source, read: ReadTree): HclFile {
  return new Items(source, read).file();
}

/** What stands in one item of a body. */
interface Content {
  readonly attribute: HclAttribute | undefined;
  readonly block: HclBlock | undefined;
}

class Items {
  readonly #source: Source;
  readonly #read: ReadTree;
  /** The problems of each item that has been read, and of the file as a list of items. */
  readonly #problems: Problems[] = [];
  #budget: number;

  constructor(source: Source, read: ReadTree) {
    this.#source = source;
    this.#read = read;
    this.#budget = rereading.times * source.text.length + rereading.more;
  }

  file(): HclFile {
    const source = this.#source;
    const { items, comments } = extentsOf(source.text, 0, source.text.length);
    const unread: (() => unknown)[] = [];
    const on = this.#lowering();
    const body = new BodyBuilder(on);
    for (const item of items) {
      const later = this.#later(item);
      if (later === undefined) this.#item(item, body, on);
      else if (later instanceof LaterBlock) body.addBlock(later);
      else body.addAttribute(later);
      if (later !== undefined) unread.push(() => (later instanceof LaterBlock ? later.body : later.value));
    }
    const all = this.#problems;
    return {
      source,
      body: body.build(0, source.text.length),
      comments: comments.map((each): Comment => ({ source, ...each })).sort((a, b) => a.start - b.start),
      get problems() {
        return inOrder(all, source);
      },
      readAll() {
        for (const each of unread.splice(0)) each();
      },
    };
  }

  #lowering(): Lowering {
    const problems = new Problems(this.#source, 'syntax/hcl');
    this.#problems.push(problems);
    return new Lowering(this.#source, problems);
  }

  /** An item that is told apart already; undefined if it has to be read for that. */
  #later(item: Extent): LaterBlock | LaterAttribute | undefined {
    if (item.open.length > 0 || item.quote !== undefined) return undefined;
    const source = this.#source;
    const { start, end } = item;
    const text = source.text.slice(start, end);
    const [heading] = blockHeading.exec(text) ?? [];
    const span = { source, start, end };
    if (heading !== undefined) {
      const head = headOf(source, start, heading);
      const inside = { source, start: start + heading.length, end: end - 1 };
      return new LaterBlock(span, head, {
        read: () => this.#content(item).block?.body ?? { ...inside, attributes: [], blocks: [] },
        outline: () => this.#outline(inside),
      });
    }
    const [, name] = attributeHeading.exec(text) ?? [];
    if (name === undefined) return undefined;
    const named = { source, start, end: start + name.length, text: name };
    return new LaterAttribute(
      span,
      named,
      () => this.#content(item).attribute?.value ?? { kind: 'invalid', source, start: start + name.length, end },
    );
  }

  /** The attributes of a block, told apart as the items of a file are; undefined if they cannot be. */
  #outline({ source, start, end }: Span): ReadonlyMap<string, HclAttribute> | undefined {
    const attributes = new Map<string, HclAttribute>();
    for (const item of extentsOf(source.text, start, end).items) {
      const later = this.#later(item);
      if (later === undefined) return undefined;
      if (later instanceof LaterAttribute) attributes.set(later.name.text, later);
    }
    return attributes;
  }

  /** What is in an item, of which there is only the one. */
  #content(item: Extent): Content {
    const on = this.#lowering();
    const body = new BodyBuilder(on);
    this.#item(item, body, on);
    const { attributes, blocks } = body.build(item.start, item.end);
    const [, second] = [...attributes, ...blocks].sort((a, b) => a.start - b.start);
    if (second !== undefined) on.problem(second.start, second.start + 1, 'Two things stand on one line', newLine);
    return { attribute: attributes[0], block: blocks[0] };
  }

  #body(items: readonly Extent[], start: number, end: number, on: Lowering): HclBody {
    const body = new BodyBuilder(on);
    for (const item of items) this.#item(item, body, on);
    return body.build(start, end);
  }

  #item(item: Extent, body: BodyBuilder, on: Lowering): void {
    const { start, end } = item;
    this.#budget -= end - start;
    if (this.#budget < 0) {
      on.problem(start, end, 'The file has too many syntax problems to read on', 'this is left out');
      return;
    }
    const text = this.#source.text.slice(start, end);
    // The grammar takes very long for what comes after a string that is not closed.
    const reading =
      item.quote === undefined ? this.#read(textOfItem(this.#source.text, start, end), start) : unread(item.quote);
    if (reading.problem === undefined && this.#isAdded(reading.body, body, on)) return;
    if (blockHeading.test(text)) body.addBlock(this.#block(item, text, on));
    else this.#attribute(item, text, reading, body, on);
  }

  /** Adds what the grammar makes of an item, if that can be trusted. */
  #isAdded(node: Node | undefined, to: BodyBuilder, on: Lowering): boolean {
    const trial = new Lowering(this.#source, new Problems(this.#source, 'syntax/hcl'));
    trial.depth = on.depth;
    const body = new BodyBuilder(trial);
    body.add(node);
    if (trial.isBroken) return false;
    for (const { at, title, label } of trial.problems.list) on.problems.add(at.start, at.end, title, label);
    const { attributes, blocks } = body.build(0, 0);
    for (const each of attributes) to.addAttribute(each);
    for (const each of blocks) to.addBlock(each);
    return true;
  }

  #block({ start, end, open }: Extent, text: string, on: Lowering): HclBlock {
    const source = this.#source;
    const [heading = ''] = blockHeading.exec(text) ?? [];
    const inside = start + heading.length;
    const isClosed = open.length === 0;
    const close = isClosed ? end - 1 : end;
    if (!isClosed) on.problem(inside - 1, inside, 'The block is not finished', 'expected `}` to close it');
    const body = on.within(
      { type: 'block', start, end, children: [] },
      () => this.#body(extentsOf(source.text, inside, close).items, inside, close, on),
      () => new BodyBuilder(on).build(inside, close),
    );
    return { source, start, end, ...headOf(source, start, heading), body };
  }

  /** An attribute whose value cannot be read, or what is not even one. */
  #attribute(
    { start, end, open, quote }: Extent,
    text: string,
    { problem = start, isLate }: Reading,
    body: BodyBuilder,
    on: Lowering,
  ): void {
    const source = this.#source;
    const [, name] = attributeHeading.exec(text) ?? [];
    const at = quote ?? Math.min(Math.max(problem, start), end);
    const until =
      quote === undefined ? at + (word.exec(source.text.slice(at, end))?.[0].length ?? 0) : lineEnd(source, at);
    const [title, label] =
      isLate === true
        ? tooLong
        : surprise(source.text.slice(at, until), name !== undefined, quote !== undefined, open.at(-1));
    on.problem(at, until, title, label);
    if (name === undefined) return;
    const named = { source, start, end: start + name.length, text: name };
    body.addAttribute({ source, start, end, name: named, value: { kind: 'invalid', source, start: at, end: until } });
  }
}

const unread = (problem: number): Reading => ({ body: undefined, problem });

const tooLong = ['A value takes too long to be read', 'this is left out'] as const;

const newLine = 'expected it on the next line';

/** The problems of all items in the order of their places. */
function inOrder(all: readonly Problems[], source: Source): readonly Diagnostic[] {
  const sorted = all.flatMap(({ list }) => list).sort((a, b) => a.at.start - b.at.start);
  const problems = new Problems(source, 'syntax/hcl');
  for (const { at, title, label } of sorted) problems.add(at.start, at.end, title, label);
  return problems.list;
}

const word = /^(?:[\w-]+|[^\s])/;

function lineEnd({ text }: Source, at: number): number {
  const found = /\r?\n|$/g;
  found.lastIndex = at;
  return found.exec(text)?.index ?? text.length;
}
