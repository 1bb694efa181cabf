import type { Expression, Name } from '../../../expressions/tree.js';
import { textOf, type Source, type Span } from '../../../model/source.js';
import type { HclAttribute, HclBlock, HclBody } from './file.js';
import type { Head } from './heading.js';

/** A block of which only the heading has been read. */
export class LaterBlock implements HclBlock {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  readonly type: Name;
  readonly labels: readonly Name[];
  readonly heading: Span;
  readonly #read: () => HclBody;
  #body: HclBody | undefined;

  constructor({ source, start, end }: Span, { type, labels, heading }: Head, read: () => HclBody) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.type = type;
    this.labels = labels;
    this.heading = heading;
    this.#read = read;
  }

  /** Whether a name can be among its attributes. It is not read for that. */
  mayHave(name: string): boolean {
    return this.#body !== undefined || textOf(this).includes(name);
  }

  get body(): HclBody {
    this.#body ??= this.#read();
    return this.#body;
  }
}

/** An attribute of which only the name has been read. */
export class LaterAttribute implements HclAttribute {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  readonly name: Name;
  readonly #read: () => Expression;
  #value: Expression | undefined;

  constructor({ source, start, end }: Span, name: Name, read: () => Expression) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.name = name;
    this.#read = read;
  }

  get value(): Expression {
    this.#value ??= this.#read();
    return this.#value;
  }
}
