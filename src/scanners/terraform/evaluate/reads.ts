import { once } from '../../templates/template/once.js';

/** Stands for all variables: for what also depends on more than they. */
const everything = '*';

/** Which variables of the root module the things of one run are worked out from. */
export class Reads {
  #open: Set<string> | undefined;

  add(variable: string): void {
    this.#open?.add(variable);
  }

  /** For what cannot be followed. */
  addEverything(): void {
    this.#open?.add(everything);
  }

  /** What is read while something is worked out. */
  during(work: () => void): ReadonlySet<string> {
    const outer = this.#open;
    const own = new Set<string>();
    this.#open = own;
    work();
    this.#open = outer;
    for (const each of own) outer?.add(each);
    return own;
  }

  /** As `once` does it; whoever asks again has read the same. */
  once<T>(make: () => T, circular: () => T): () => T {
    let own: ReadonlySet<string> = new Set();
    const value = once(
      () => {
        let made: T | undefined;
        own = this.during(() => {
          made = make();
        });
        return made as T;
      },
      () => {
        this.addEverything();
        return circular();
      },
    );
    return () => {
      const known = value();
      for (const each of own) this.#open?.add(each);
      return known;
    };
  }
}

/** Whether something is the same whatever some of the variables are worth. */
export const isWithout = (reads: ReadonlySet<string>, variables: ReadonlySet<string>): boolean =>
  !reads.has(everything) && [...variables].every((each) => !reads.has(each));
