import type { Name } from '../../expressions/tree.js';
import type { Source, Span } from '../../model/source.js';
import { unescaped } from './strings.js';
import { Kind, type Tape } from './tape.js';

export interface JsonProperty {
  readonly key: JsonNode;
  readonly value: JsonNode;
}

/** A value of a JSON text. It is a span, and finds what is inside of it when something asks. */
export class JsonNode implements Span {
  constructor(
    readonly source: Source,
    private readonly tape: Tape,
    private readonly at: number,
  ) {}

  get kind(): Kind {
    return this.tape.kind(this.at);
  }

  get start(): number {
    return this.tape.start(this.at);
  }

  get end(): number {
    return this.tape.end(this.at);
  }

  get isObject(): boolean {
    return this.kind === Kind.object;
  }

  get isArray(): boolean {
    return this.kind === Kind.array;
  }

  /** The place alone, for nodes of other trees. */
  get span(): Span {
    return { source: this.source, start: this.start, end: this.end };
  }

  /** Whether a string stands here, evaluated or not. */
  get isText(): boolean {
    return this.kind === Kind.string || this.kind === Kind.expression;
  }

  /** The text of a string that is not evaluated; undefined for everything else. */
  get literal(): string | undefined {
    return this.kind === Kind.string ? this.text : undefined;
  }

  /** The content of a string without its escapes; a name without quotes as it is; '' for other values. */
  get text(): string {
    if (this.isText) return unescaped(this.source.text, this.start + 1, this.end - 1).text;
    return this.kind === Kind.missing ? this.source.text.slice(this.start, this.end) : '';
  }

  /** The content of a string, and where it stands. */
  get name(): Name {
    const inside = this.isText ? 1 : 0;
    return { source: this.source, start: this.start + inside, end: this.end - inside, text: this.text };
  }

  /** The members of an object, in order; none for what is no object. */
  properties(): readonly JsonProperty[] {
    const found: JsonProperty[] = [];
    if (!this.isObject) return found;
    const end = this.tape.after(this.at);
    for (let key = this.at + 1; key < end;) {
      const value = this.tape.after(key);
      found.push({ key: this.#node(key), value: this.#node(value) });
      key = this.tape.after(value);
    }
    return found;
  }

  /** As `properties`, but of several whose names differ in nothing but case only the last: it is the one that counts. */
  members(): readonly JsonProperty[] {
    const byName = new Map<string, JsonProperty>();
    for (const each of this.properties()) byName.set(each.key.text.toLowerCase(), each);
    return [...byName.values()];
  }

  /** The items of an array, in order; none for what is no array. */
  items(): readonly JsonNode[] {
    const found: JsonNode[] = [];
    if (!this.isArray) return found;
    const end = this.tape.after(this.at);
    for (let item = this.at + 1; item < end; item = this.tape.after(item)) found.push(this.#node(item));
    return found;
  }

  /** The value of a property, whatever the case of its name; of several, the last. */
  get(name: string): JsonNode | undefined {
    if (!this.isObject) return undefined;
    const end = this.tape.after(this.at);
    let found: number | undefined;
    for (let key = this.at + 1; key < end;) {
      const value = this.tape.after(key);
      if (this.#isNamed(key, name)) found = value;
      key = this.tape.after(value);
    }
    return found === undefined ? undefined : this.#node(found);
  }

  /** The expressions here and inside, in order, those of keys too. */
  *expressions(): Generator<JsonNode> {
    const end = this.tape.after(this.at);
    for (let value = this.at; value < end; value++) {
      if (this.tape.kind(value) === Kind.expression) yield this.#node(value);
    }
  }

  #node(at: number): JsonNode {
    return new JsonNode(this.source, this.tape, at);
  }

  #isNamed(key: number, name: string): boolean {
    const { tape, source } = this;
    const [start, end] = [tape.start(key) + 1, tape.end(key) - 1];
    if (end - start === name.length) return source.text.slice(start, end).toLowerCase() === name.toLowerCase();
    // A name with escapes is longer than what it stands for, one without quotes shorter.
    const isPlain = end - start < name.length - 2 || !source.text.slice(start, end).includes('\\');
    return !isPlain && this.#node(key).text.toLowerCase() === name.toLowerCase();
  }
}
