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
 * where they are written alike, but then the known ones around them still tell: `kv-dev-⟨x⟩` is not `kv-prod-⟨x⟩`. A
 * hash is as different as what it is made of: `⟨uniqueString(⟨x⟩, 'dev')⟩` is not `⟨uniqueString(⟨x⟩, 'prod')⟩`.
 */
export function mayBeEqual(a: string, b: string): boolean {
  const left = parts(a.toLowerCase());
  const right = parts(b.toLowerCase());
  const alike =
    left.length === right.length && left.every((part, index) => !isUnknown(part) || isUnknown(right[index] ?? ''));
  if (alike) return left.every((part, index) => partsMayBeEqual(part, right[index] ?? ''));
  const fits = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one);
  const ends = (one: string, other: string): boolean => one.endsWith(other) || other.endsWith(one);
  return fits(left[0] ?? '', right[0] ?? '') && ends(left.at(-1) ?? '', right.at(-1) ?? '');
}

function partsMayBeEqual(one: string, other: string): boolean {
  if (!isUnknown(one)) return one === other;
  const [left, right] = [hashed.exec(one), hashed.exec(other)];
  if (left === null || right === null || left[1] !== right[1]) return true;
  return mayBeEqual(left[2] ?? '', right[2] ?? '');
}

/** A hash, perhaps cut short, and in lower case as everything here: two are equal when what they are made of is. */
const hashed = /^⟨((?:take\(⟨)?(?:uniquestring|guid))\((.*)\)⟩(?:, \d+\)⟩)?$/s;
