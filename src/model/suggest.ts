/** The nearest of the known names, if a typo of at most a third of its letters explains the difference. Case is no typo. */
export function suggest(given: string, known: Iterable<string>): string | undefined {
  const wanted = given.toLowerCase().slice(0, longest);
  let best: { readonly name: string; readonly edits: number } | undefined;
  for (const name of known) {
    const edits = distance(wanted, name.toLowerCase().slice(0, longest));
    if (edits * 3 <= name.length && (best === undefined || edits < best.edits)) best = { name, edits };
  }
  return best?.name;
}

/** "did you mean `x`?", or what to say when nothing is near. */
export function didYouMean(given: string, known: Iterable<string>, otherwise: string): string {
  const meant = suggest(given, known);
  return meant === undefined ? otherwise : `did you mean \`${meant}\`?`;
}

/** Names are short; what is longer is cut, so that a megabyte in place of a name costs nothing. */
const longest = 100;

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function distance(a: string, b: string): number {
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = at(previous, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const swapped =
        a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1] ? at(older, column - 2) + 1 : Infinity;
      current.push(Math.min(replaced, swapped, at(previous, column) + 1, at(current, column - 1) + 1));
    }
    older = previous;
    previous = current;
  }
  return at(previous, b.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Infinity;
