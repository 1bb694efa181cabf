/** What a JSON value is. */
export const enum Kind {
  /** Where a value was expected and none could be read. */
  missing = 0,
  object = 1,
  array = 2,
  string = 3,
  /** A string that is evaluated: it begins with one `[` and ends with `]`. */
  expression = 4,
  number = 5,
  true = 6,
  false = 7,
  null = 8,
}

const kinds: readonly Kind[] = [
  Kind.missing,
  Kind.object,
  Kind.array,
  Kind.string,
  Kind.expression,
  Kind.number,
  Kind.true,
  Kind.false,
  Kind.null,
];

const kindBits = 4;
const kindMask = (1 << kindBits) - 1;
const stride = 3;

/**
 * The values of a JSON text in the order in which they begin, an object's as key, value, key, value. Three numbers each:
 * where it begins and ends in the text, and which value is the first that is not inside of it. A file of many megabytes is
 * kept in this form, and only what something asks for becomes a tree.
 */
export class Tape {
  #numbers = new Int32Array(stride * 64);
  #count = 0;

  /** Adds a value whose end is not known yet, and returns its number. */
  open(kind: Kind, start: number): number {
    const at = this.#count++ * stride;
    if (at + stride > this.#numbers.length) this.#resize(this.#numbers.length * 2);
    this.#numbers[at] = start;
    this.#numbers[at + 2] = kind;
    return this.#count - 1;
  }

  /** Ends the value: all that was added meanwhile is inside of it. */
  close(value: number, end: number): void {
    const at = value * stride;
    this.#numbers[at + 1] = end;
    this.#numbers[at + 2] = (this.#count << kindBits) | ((this.#numbers[at + 2] ?? 0) & kindMask);
  }

  /** Adds a value that has none inside. */
  add(kind: Kind, start: number, end: number): void {
    this.close(this.open(kind, start), end);
  }

  /** Gives back the room for more. */
  finish(): void {
    this.#resize(this.#count * stride);
  }

  kind(value: number): Kind {
    return kinds[(this.#numbers[value * stride + 2] ?? 0) & kindMask] ?? Kind.missing;
  }

  start(value: number): number {
    return this.#numbers[value * stride] ?? 0;
  }

  end(value: number): number {
    return this.#numbers[value * stride + 1] ?? 0;
  }

  /** The first value after this one that is not inside of it. */
  after(value: number): number {
    return (this.#numbers[value * stride + 2] ?? 0) >>> kindBits;
  }

  #resize(length: number): void {
    const larger = new Int32Array(length);
    larger.set(this.#numbers.subarray(0, Math.min(length, this.#numbers.length)));
    this.#numbers = larger;
  }
}
