import type { Expression, Name } from '../../../expressions/tree.js';
import { textOf, type Source, type Span } from '../../../model/source.js';
import type { HclAttribute, HclBlock, HclBody } from './file.js';
import type { Head } from './heading.js';

/** What can be found out about the inside of a block. */
export interface Inside {
  read(): HclBody;
  /** Its attributes by name, none of them read; undefined if that takes reading all of it. */
  outline(): ReadonlyMap<string, HclAttribute> | undefined;
}

/** A block of which only the heading has been read. */
export class LaterBlock implements HclBlock {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  readonly type: Name;
  readonly labels: readonly Name[];
  readonly heading: Span;
  readonly #inside: Inside;
  #body: HclBody | undefined;
  #outline: { readonly is: ReadonlyMap<string, HclAttribute> | undefined } | undefined;

  constructor({ source, start, end }: Span, { type, labels, heading }: Head, inside: Inside) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.type = type;
    this.labels = labels;
    this.heading = heading;
    this.#inside = inside;
  }

  /** Its attributes by name, as long as it has not been read and can be told without that. */
  get outline(): ReadonlyMap<string, HclAttribute> | undefined {
    if (this.#body !== undefined) return undefined;
    this.#outline ??= { is: this.#inside.outline() };
    return this.#outline.is;
  }

  /** Whether a name can be among its attributes. It is not read for that. */
  mayHave(name: string): boolean {
    return this.#body !== undefined || textOf(this).includes(name);
  }

  get body(): HclBody {
    this.#body ??= this.#inside.read();
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
