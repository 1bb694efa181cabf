import { compareVersions, versionOf, type Version } from './version.js';

/**
 * One condition on a version: `>= 4.0`, `~> 4.1.0`, `!= 4.2.0`, or a version alone.
 * https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
export interface Constraint {
  readonly operator: '=' | '!=' | '>' | '>=' | '<' | '<=' | '~>';
  readonly version: Version;
  /** How many numbers are written: `~> 4.0` lets the second one grow, `~> 4.0.0` the third. */
  readonly precision: number;
}

/** The conditions in a text such as `>= 3.0, < 5.0`, all of which must hold; undefined if any of them is none. */
export function constraintsOf(text: string): readonly Constraint[] | undefined {
  const constraints: Constraint[] = [];
  for (const part of text.split(',')) {
    const { operator = '=', version = '' } = pattern.exec(part)?.groups ?? {};
    const parsed = versionOf(version);
    if (parsed === undefined) return undefined;
    const precision = /^v?[\d.]*/.exec(version)?.[0].split('.').length ?? 1;
    constraints.push({ operator: operator as Constraint['operator'], version: parsed, precision });
  }
  return constraints;
}

const pattern = /^\s*(?<operator>=|!=|>=?|<=?|~>)?\s*(?<version>\S+)\s*$/;

/** Whether a constraint lets a version be. A pre-release is only allowed by its own name. */
export function allows({ operator, version, precision }: Constraint, candidate: Version): boolean {
  const order = compareVersions(candidate, version);
  if (operator === '=') return order === 0;
  if (operator === '!=') return order !== 0;
  if (candidate.prerelease !== '' && order !== 0) return false;
  if (operator === '>') return order > 0;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return order >= 0 && (operator === '>=' || isWithin(candidate, version, precision));
}

/** Whether two versions share all numbers but the last that is written of one; a major version alone stands for itself. */
const isWithin = ({ numbers }: Version, version: Version, precision: number): boolean =>
  numbers.slice(0, Math.max(1, precision - 1)).every((number, index) => number === version.numbers[index]);

/** The newest version that a constraint allows, its last numbers without end where there is none. */
export function newestBy({ operator, version, precision }: Constraint): Version {
  const [major, minor, patch] = version.numbers;
  switch (operator) {
    case '=':
    case '<=':
      return version;
    case '>':
    case '>=':
    case '!=':
      return release(Infinity, Infinity, Infinity);
    case '~>':
      return precision > 2 ? release(major, minor, Infinity) : release(major, Infinity, Infinity);
    case '<':
      return newestBelow(major, minor, patch);
  }
}

function newestBelow(major: number, minor: number, patch: number): Version {
  if (patch > 0) return release(major, minor, patch - 1);
  return minor > 0 ? release(major, minor - 1, Infinity) : release(major - 1, Infinity, Infinity);
}

const release = (major: number, minor: number, patch: number): Version => ({
  numbers: [major, minor, patch],
  prerelease: '',
});
