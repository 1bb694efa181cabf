/** How many names, and how many different texts, are told before the rest is counted. */
const most = 3;

/** More different texts than this are not compared with each other, only counted. */
const mostCompared = 50;

interface Alike {
  /** The pieces of the first of them: text and quoted names by turns. */
  readonly pieces: readonly string[];
  /** Which piece they differ in; undefined while there is only one. */
  differsAt?: number;
  readonly names: Set<string>;
}

/**
 * Several texts as one. Those that differ in a single quoted name are told together, "encrypts disk `a`, `b` and 2
 * more"; the others one after the other.
 */
export function together(texts: readonly string[]): string {
  const groups: Alike[] = [];
  let left = 0;
  for (const text of new Set(texts)) {
    const pieces = text.split(/(`[^`]*`)/);
    if (groups.some((group) => joins(group, pieces))) continue;
    if (groups.length < mostCompared) groups.push({ pieces, names: new Set() });
    else left++;
  }
  const shown = groups.slice(0, most).map(textOf);
  left += groups.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${String(left)} more`] : [])].join('; ');
}

/** Puts a text to those that it only differs from in one name, if it is like that. */
function joins(group: Alike, pieces: readonly string[]): boolean {
  if (pieces.length !== group.pieces.length) return false;
  const differences = pieces.flatMap((piece, i) => (piece === group.pieces[i] ? [] : [i]));
  const [at = -1] = differences;
  if (differences.length !== 1 || at % 2 === 0 || (group.differsAt ?? at) !== at) return false;
  group.differsAt = at;
  group.names.add(pieces[at] ?? '');
  return true;
}

const textOf = ({ pieces, differsAt, names }: Alike): string =>
  pieces.map((piece, i) => (i === differsAt ? listed([piece, ...names]) : piece)).join('');

function listed(names: readonly string[]): string {
  if (names.length > most) return `${names.slice(0, most).join(', ')} and ${String(names.length - most)} more`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
