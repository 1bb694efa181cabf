/** Half-open offsets into a source. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Ranges of one source, to be asked about a few lines of it again and again. */
export class Ranges {
  readonly #sorted: readonly Range[];
  /** The furthest that a range or one before it reaches. */
  readonly #reach: readonly number[];

  constructor(ranges: readonly Range[]) {
    this.#sorted = [...ranges].sort((a, b) => a.start - b.start);
    let furthest = 0;
    this.#reach = this.#sorted.map(({ end }) => (furthest = Math.max(furthest, end)));
  }

  /** Those that share a character with the offsets between `from` and `to`, in order. */
  within({ start: from, end: to }: Range): readonly Range[] {
    const found: Range[] = [];
    for (let i = this.#before(to) - 1; i >= 0 && (this.#reach[i] ?? 0) > from; i--) {
      const range = this.#sorted[i];
      if (range !== undefined && range.end > from) found.push(range);
    }
    return found.reverse();
  }

  /** How many begin before an offset. */
  #before(offset: number): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle]?.start ?? Infinity) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
