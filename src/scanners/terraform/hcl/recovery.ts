import type { Name } from '../../../expressions/tree.js';
import type { Comment } from '../../../model/scan.js';
import type { Source } from '../../../model/source.js';
import { Problems } from '../../templates/problems.js';
import { BodyBuilder } from './bodies.js';
import { quotedText } from './escapes.js';
import { Lowering } from './expressions.js';
import { extentsOf, type Extent } from './extents.js';
import type { HclBlock, HclBody, HclFile } from './file.js';
import type { ReadTree } from './read-tree.js';

/** So many characters may be read again for each one of the text, and this many more. */
const rereading = { times: 4, more: 50_000 };

/** What can be read of a text that is not of the grammar as a whole: its items one by one, and theirs. */
export function recovered(source: Source, read: ReadTree): HclFile {
  return new Recovery(source, read).file();
}

class Recovery {
  readonly #problems: Problems;
  readonly #on: Lowering;
  #budget: number;

  constructor(
    private readonly source: Source,
    private readonly read: ReadTree,
  ) {
    this.#problems = new Problems(source, 'syntax/hcl');
    this.#on = new Lowering(source, this.#problems);
    this.#budget = rereading.times * source.text.length + rereading.more;
  }

  file(): HclFile {
    const { source } = this;
    const { items, comments } = extentsOf(source.text, 0, source.text.length);
    const body = this.#body(items, 0, source.text.length);
    return {
      source,
      body,
      comments: comments.map((each): Comment => ({ source, ...each })).sort((a, b) => a.start - b.start),
      problems: this.#problems.list,
    };
  }

  #body(items: readonly Extent[], start: number, end: number): HclBody {
    const body = new BodyBuilder(this.#on);
    for (const item of items) this.#item(item, body);
    return body.build(start, end);
  }

  #item(item: Extent, body: BodyBuilder): void {
    const { start, end } = item;
    this.#budget -= end - start;
    if (this.#budget < 0) {
      this.#problems.add(start, end, 'The file has too many syntax problems to read on', 'this is left out');
      return;
    }
    const text = this.source.text.slice(start, end);
    const { body: node, problem } = this.read(text, start);
    if (problem === undefined && this.#isSound(node)) body.add(node);
    else if (blockHeading.test(text)) body.addBlock(this.#block(item, text));
    else this.#attribute(item, text, problem ?? item.quote ?? start, body);
  }

  /** Whether the tree of an item that fits the grammar can be trusted. */
  #isSound(node: Parameters<BodyBuilder['add']>[0]): boolean {
    const trial = new Lowering(this.source, new Problems(this.source, 'syntax/hcl'));
    new BodyBuilder(trial).add(node);
    return !trial.isBroken;
  }

  #block({ start, end, open }: Extent, text: string): HclBlock {
    const { source } = this;
    const [heading = ''] = blockHeading.exec(text) ?? [];
    const [type, ...labels] = namesIn(source, start, heading);
    const inside = start + heading.length;
    const isClosed = open.length === 0;
    const close = isClosed ? end - 1 : end;
    if (!isClosed) this.#problems.add(inside - 1, inside, 'The block is not finished', 'expected `}` to close it');
    const body = this.#on.within(
      { type: 'block', start, end, children: [] },
      () => this.#body(extentsOf(source.text, inside, close).items, inside, close),
      () => new BodyBuilder(this.#on).build(inside, close),
    );
    const name: Name = type ?? { source, start, end: start, text: '' };
    const last = labels.at(-1) ?? name;
    const quotes = source.text.charAt(last.end) === '"' ? 1 : 0;
    return { source, start, end, type: name, labels, body, heading: { source, start, end: last.end + quotes } };
  }

  /** An attribute whose value cannot be read, or what is not even one. */
  #attribute({ start, end, open, quote }: Extent, text: string, problem: number, body: BodyBuilder): void {
    const { source } = this;
    const [, name] = attributeHeading.exec(text) ?? [];
    const at = quote ?? Math.min(Math.max(problem, start), end);
    const until =
      quote === undefined ? at + (word.exec(source.text.slice(at, end))?.[0].length ?? 0) : lineEnd(source, at);
    const [title, label] = surprise(source.text.slice(at, until), name !== undefined, quote !== undefined, open.at(-1));
    this.#problems.add(at, until, title, label);
    if (name === undefined) return;
    const named = { source, start, end: start + name.length, text: name };
    body.addAttribute({ source, start, end, name: named, value: { kind: 'invalid', source, start: at, end: until } });
  }
}

const blockHeading = /^(?!\d)[\w-]+(?:[^\S\n]*(?:"(?:[^"\n\\]|\\.)*"|(?<=\s)[\w-]+))*[^\S\n]*\{/;
const attributeHeading = /^((?!\d)[\w-]+)\s*=(?!=)/;
const word = /^(?:[\w-]+|[^\s])/;

/** The names of a block's heading, its type first. */
function namesIn(source: Source, start: number, heading: string): readonly Name[] {
  return [...heading.matchAll(/"((?:[^"\n\\]|\\.)*)"|[\w-]+/g)].map((found): Name => {
    const at = start + found.index;
    const [all, inside] = found;
    if (inside === undefined) return { source, start: at, end: at + all.length, text: all };
    return { source, start: at + 1, end: at + 1 + inside.length, text: quotedText(inside).text };
  });
}

function lineEnd({ text }: Source, at: number): number {
  const found = /\r?\n|$/g;
  found.lastIndex = at;
  return found.exec(text)?.index ?? text.length;
}

const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };

/** What stands there and what was expected. Never the content of a string: it may be a secret. */
export function surprise(
  text: string,
  isValue: boolean,
  isString: boolean,
  open: string | undefined,
): readonly [string, string] {
  if (text === '\\') return ['There is no such escape', 'expected `\\\\` or `\\n`'];
  if (isString && text.startsWith('<<')) {
    return ['The heredoc is not finished', 'expected a line with nothing but its marker'];
  }
  if (isString) return ['The string is not finished', 'expected `"` on the same line'];
  const what =
    text === '' ? 'The value ends too early' : text.length > 1 ? 'Unexpected word' : `Unexpected \`${text}\``;
  if (!isValue) return [what, 'expected `name = value` or a block'];
  return [what, open === undefined ? 'expected an expression' : `expected \`${closing[open] ?? ''}\``];
}
