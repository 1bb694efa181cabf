import type { Diagnostic } from '../../model/diagnostic.js';
import type { Source, Span } from '../../model/source.js';

/** After so many problems a file is not of its language at all, and listing more helps nobody. */
const limit = 100;

/** What is wrong with the syntax at one place. */
export interface Problem extends Diagnostic {
  readonly at: Span;
  readonly label: string;
}

/** The syntax problems of one file, in the order of their places. */
export class Problems {
  readonly list: Problem[] = [];
  private lastEnd = -1;

  /** `id` names the language: `syntax/bicep`. */
  constructor(
    private readonly source: Source,
    private readonly id: string,
  ) {}

  /**
   * Records a problem. One that starts where the one before ended, or earlier, is only its consequence and is dropped.
   * `title` says what happened, `label` what was expected.
   */
  add(start: number, end: number, title: string, label: string): void {
    if (start <= this.lastEnd || this.list.length >= limit) return;
    this.lastEnd = end;
    const last = this.list.length === limit - 1;
    this.list.push({
      id: this.id,
      level: 'error',
      title: last ? 'The file has too many syntax problems to list' : title,
      label: last ? 'this one and all after it are left out' : label,
      at: { source: this.source, start, end },
      incomplete: true,
    });
  }
}
