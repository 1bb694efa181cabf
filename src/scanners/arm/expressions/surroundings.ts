/** A `copy` loop that an expression stands in. */
export interface CopyLoop {
  /** As written. */
  readonly name: string;
  /** Whether it repeats a resource or an output, which `copyIndex()` without a name speaks of first. */
  readonly isWhole: boolean;
}

/** What an expression must know of where it stands: the loops around it, outermost first. */
export type Surroundings = readonly CopyLoop[];

export const nowhere: Surroundings = [];

/** The loop that `copyIndex` speaks of, whose name may be left out. */
export function loopOf(around: Surroundings, name: string | undefined): CopyLoop | undefined {
  if (name === undefined) return around.findLast((each) => each.isWhole) ?? around.at(-1);
  return around.findLast((each) => each.name.toLowerCase() === name.toLowerCase());
}
