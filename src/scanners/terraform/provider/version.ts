/** A version of a provider. Numbers of a version that is the newest below some other may be without end. */
export interface Version {
  readonly numbers: readonly [number, number, number];
  /** `beta1` of `4.0.0-beta1`; '' for a release. */
  readonly prerelease: string;
}

/** The version that a text is; what is left out of it is zero. Undefined if it is none. */
export function versionOf(text: string): Version | undefined {
  const found = pattern.exec(text.trim())?.groups;
  if (found === undefined) return undefined;
  const number = (name: string): number => Number(found[name] ?? 0);
  return { numbers: [number('major'), number('minor'), number('patch')], prerelease: found['prerelease'] ?? '' };
}

const pattern =
  /^v?(?<major>\d+)(?:\.(?<minor>\d+)(?:\.(?<patch>\d+))?)?(?:-(?<prerelease>[\da-z.-]+))?(?:\+[\da-z.-]+)?$/i;

/** Negative if `a` is older. A pre-release is older than its release: https://semver.org/#spec-item-11 */
export function compareVersions(a: Version, b: Version): number {
  for (const [index, number] of a.numbers.entries()) {
    const other = b.numbers[index] ?? 0;
    if (number !== other) return number < other ? -1 : 1;
  }
  return comparePrereleases(a.prerelease, b.prerelease);
}

function comparePrereleases(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  const [ours, theirs] = [a.split('.'), b.split('.')];
  for (const [index, part] of ours.entries()) {
    const other = theirs[index];
    if (other === undefined) return 1;
    if (part !== other) return compareIdentifiers(part, other);
  }
  return -1;
}

/** Numbers by what they are worth, and before words. */
function compareIdentifiers(a: string, b: string): number {
  const [isNumber, isOtherNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumber && isOtherNumber) return Number(a) - Number(b);
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return a < b ? -1 : 1;
}
