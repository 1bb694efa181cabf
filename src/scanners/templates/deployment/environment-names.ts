import { commonEnvironments } from '../../../model/same-environment.js';

/** The names by which an environment is recognised: those that are common, and those of the configuration. */
export class EnvironmentNames {
  /** As they are shown, by how they are compared. */
  readonly #names: ReadonlyMap<string, string>;
  readonly #word: RegExp;

  constructor(configured: readonly string[]) {
    const names = [...commonEnvironments, ...configured.filter((name) => name !== '')];
    this.#names = new Map(names.map((name) => [name.toLowerCase(), name]));
    // Longer ones first: `pre-prod` is not `prod`.
    const longestFirst = [...this.#names.keys()].sort((a, b) => b.length - a.length);
    this.#word = new RegExp(`(?<![a-z0-9])(?:${longestFirst.map(escaped).join('|')})(?![a-z0-9])`, 'g');
  }

  /** The environment that a text is the name of, and of nothing else; as the configuration writes it, if it has it. */
  named(text: string): string | undefined {
    return this.#names.get(text.toLowerCase());
  }

  /** The last environment that a file's or folder's name mentions as a whole word: of `main.prod`, `prod`. */
  mentionedIn(name: string): string | undefined {
    const last = name.toLowerCase().match(this.#word)?.at(-1);
    return last === undefined ? undefined : this.#names.get(last);
  }
}

const escaped = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
