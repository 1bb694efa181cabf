/** A set of texts that finds those of them that occur in another: thousands of secrets meet thousands of messages. */
export class KnownTexts {
  readonly #start: number;
  /** By the characters they begin with, then by length. */
  readonly #texts = new Map<string, Map<number, Set<string>>>();

  /** No text may be shorter than `start` characters. */
  constructor(texts: Iterable<string>, start: number) {
    this.#start = start;
    for (const text of texts) {
      const byLength = entry(this.#texts, text.slice(0, start), () => new Map<number, Set<string>>());
      entry(byLength, text.length, () => new Set<string>()).add(text);
    }
  }

  /** Those that occur in `text`, the longest first. */
  in(text: string): readonly string[] {
    const found = new Set<string>();
    for (let at = 0; at + this.#start <= text.length; at++) {
      for (const [length, known] of this.#texts.get(text.slice(at, at + this.#start)) ?? []) {
        const here = text.slice(at, at + length);
        if (known.has(here)) found.add(here);
      }
    }
    return [...found].sort((a, b) => b.length - a.length);
  }
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}
