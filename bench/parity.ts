/**
 * Holds our reading of Bicep against what the compiler made of it: every `x.bicep` below the given folder that has an
 * `x.json` or an `x.symbolicnames.json` beside it is evaluated from both, and the resources are compared leaf by leaf.
 *
 *     npx tsx bench/parity.ts <folder> [--list]
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Scan } from '../src/model/scan.js';
import { scanTemplates } from '../src/scanners/templates/scan.js';
import { compare } from '../test/parity/compare.js';

const [root = '.', ...flags] = process.argv.slice(2);
const isListing = flags.includes('--list');

function scanOf(file: string): Scan {
  return scanTemplates({
    files: [file],
    read: (path) => {
      try {
        return { bytes: readFileSync(join(root, path)) };
      } catch {
        return { problem: 'it cannot be read' };
      }
    },
    list: (folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((path) => statSync(join(root, path)).isFile())
        .sort(),
    everything: true,
    environments: { of: () => undefined, isProduction: (name) => name === 'prod' },
  });
}

/** A template and what it was compiled to, also by a version of the compiler that writes the names of resources. */
const pairs = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.bicep') && !path.includes('node_modules'))
  .sort()
  .flatMap((template) =>
    ['.json', '.symbolicnames.json']
      .map((ending) => ({ template, compiled: template.replace(/\.bicep$/, ending) }))
      .filter(({ compiled }) => exists(join(root, compiled))),
  );

function exists(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const sum = {
  pairs: 0,
  agreed: 0,
  contradictions: 0,
  onlyBicep: 0,
  onlyArm: 0,
  unmatchedBicep: 0,
  unmatchedArm: 0,
  withRegistry: 0,
  resources: 0,
};
for (const { template, compiled } of pairs) {
  const bicep = scanOf(template);
  const arm = scanOf(compiled);
  const isComplete = bicep.moduleCalls.every(({ secureParameters }) => secureParameters !== undefined);
  const found = compare(bicep.resources, arm.resources);
  if (!isComplete) sum.withRegistry += 1;
  sum.pairs += 1;
  sum.resources += bicep.resources.length;
  sum.agreed += found.agreed;
  sum.contradictions += found.contradictions.length;
  sum.onlyBicep += found.onlyLeft.length;
  sum.onlyArm += found.onlyRight.length;
  sum.unmatchedBicep += found.unmatchedLeft.length;
  if (isComplete) sum.unmatchedArm += found.unmatchedRight.length;
  if (!isListing) continue;
  const tell = (what: string, places: readonly string[]): void => {
    for (const place of places) process.stdout.write(`${compiled}  ${what}  ${place}\n`);
  };
  tell('contradiction', found.contradictions);
  tell('only-bicep', found.onlyLeft);
  tell('only-arm', found.onlyRight);
  tell('unmatched-bicep', found.unmatchedLeft);
  // What a registry has only the compiled template contains.
  if (isComplete) tell('unmatched-arm', found.unmatchedRight);
}
const share = (one: number): string => `${((100 * sum.agreed) / Math.max(1, sum.agreed + one)).toFixed(2)} %`;
process.stdout.write(`${JSON.stringify(sum)}
known from main.json and from main.bicep: ${share(sum.onlyArm)}
known from main.bicep and from main.json: ${share(sum.onlyBicep)}
`);
