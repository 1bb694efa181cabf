import { inspect } from 'node:util';

/** Text that must never reach a report, a log or a snapshot. Printing it by accident prints the mask. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** For comparing and hashing only. A test says that no reporter calls it. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return `‹secret, ${String(this.#text.length)} characters›`;
  }

  toJSON(): string {
    return this.toString();
  }

  [inspect.custom](): string {
    return this.toString();
  }
}
