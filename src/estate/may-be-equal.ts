/** One part of a text: known, or between ⟨ and ⟩. */
const parts = (text: string): readonly string[] => {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '⟨' && depth++ === 0) {
      found.push(text.slice(start, index));
      start = index;
    } else if (text[index] === '⟩' && --depth === 0) {
      found.push(text.slice(start, index + 1));
      start = index + 1;
    }
  }
  return [...found, text.slice(start)];
};

const isUnknown = (part: string): boolean => part.startsWith('⟨');

/**
 * Whether two texts with unknown parts can turn out equal. The unknown parts may differ between deployments even
 * where they are written alike, but then the known ones around them still tell: `kv-dev-⟨x⟩` is not `kv-prod-⟨x⟩`.
 */
export function mayBeEqual(a: string, b: string): boolean {
  const left = parts(a.toLowerCase());
  const right = parts(b.toLowerCase());
  const alike =
    left.length === right.length && left.every((part, index) => !isUnknown(part) || isUnknown(right[index] ?? ''));
  if (alike) return left.every((part, index) => isUnknown(part) || part === right[index]);
  const fits = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one);
  const ends = (one: string, other: string): boolean => one.endsWith(other) || other.endsWith(one);
  return fits(left[0] ?? '', right[0] ?? '') && ends(left.at(-1) ?? '', right.at(-1) ?? '');
}
