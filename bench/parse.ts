/**
 * Parses every `.bicep` and `.bicepparam` file below a folder and prints how many have problems and how fast it was. With
 * `--arm`, every ARM template and parameter file instead, and how much memory they take while nothing is asked of them.
 * With `--terraform`, every configuration and file of values of Terraform, to the end.
 *
 *     npx tsx bench/parse.ts <folder> [--baselines | --arm | --terraform]
 *
 * With `--baselines`, files are told apart by whether the compiler's diagnostics beside them (`main.diagnostics.bicep` for
 * `main.bicep`) have errors. Exits with 1 if a file has a problem that the compiler accepts.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language, Source } from '../src/model/source.js';
import { positionOf } from '../src/model/source.js';
import { armKindOf } from '../src/scanners/arm/kind.js';
import { parseArm } from '../src/scanners/arm/parse.js';
import { parseBicep } from '../src/scanners/bicep/parser/parse.js';
import type { HclFile } from '../src/scanners/terraform/hcl/file.js';
import { loadHcl, type HclParser } from '../src/scanners/terraform/hcl/parse.js';
import { isTerraform, isValues } from '../src/scanners/terraform/module/file-names.js';

const warmUp = 3;
const rounds = 5;

const [folder, flag] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: npx tsx bench/parse.ts <folder> [--baselines | --arm]');
  process.exit(2);
}

const ofArm = flag === '--arm';
const hcl = flag === '--terraform' ? await loadHcl() : undefined;
const parse = hcl === undefined ? (ofArm ? parseArm : parseBicep) : parseAll(hcl);

/** What is read when somebody asks, too. */
function parseAll(parser: HclParser): (source: Source) => HclFile {
  return (source) => {
    const file = parser.parse(source);
    file.readAll();
    return file;
  };
}

function isWanted(path: string): boolean {
  if (hcl !== undefined) return isTerraform(path);
  return (ofArm ? /\.jsonc?$/ : /\.bicep(param)?$/).test(path);
}

const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(isWanted)
  .sort()
  .flatMap((path): Source[] => {
    const text = readFileSync(join(folder, path), 'utf8');
    const language = languageOf(path, text);
    return language === undefined ? [] : [{ path: join(folder, path), language, text }];
  });

function languageOf(path: string, text: string): Language | undefined {
  if (hcl !== undefined) return isValues(path) ? 'tfvars' : 'terraform';
  if (!ofArm) return path.endsWith('param') ? 'bicepparam' : 'bicep';
  const kind = armKindOf(text);
  return kind && (kind === 'template' ? 'arm' : 'armparam');
}

const derived = /\.(?:diagnostics|formatted|ir|sourcemap|symbols|syntax|tokens)\.\w+$/;

/** Whether the compiler found no error in a file; undefined where nobody wrote down what it found. */
function isValid({ path }: Source): boolean | undefined {
  const baseline = path.replace(/\.\w+$/, '.diagnostics$&');
  return existsSync(baseline) ? !readFileSync(baseline, 'utf8').includes('(Error)') : undefined;
}

/** Parses the files, prints the first problem of each, and returns how many have one. */
function check(name: string, group: readonly Source[]): number {
  let broken = 0;
  for (const source of group) {
    const { problems } = parse(source);
    const [first] = problems;
    if (first?.at === undefined) continue;
    broken++;
    const { line, column } = positionOf(source, first.at.start);
    console.log(`${source.path}:${line}:${column}: ${first.title}: ${first.label ?? ''} (${problems.length} in all)`);
  }
  console.log(`${group.length} files${name}, ${broken} with problems\n`);
  return broken;
}

if (flag === '--baselines') {
  const samples = sources.filter(({ path }) => !derived.test(path));
  check(
    ' that the compiler rejects',
    samples.filter((source) => isValid(source) === false),
  );
  check(
    ' of which nothing is known',
    samples.filter((source) => isValid(source) === undefined),
  );
  process.exitCode = check(' that the compiler accepts', samples.filter(isValid)) > 0 ? 1 : 0;
} else process.exitCode = check('', sources) > 0 ? 1 : 0;

const bytes = sources.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
const times: number[] = [];
for (let round = 0; round < warmUp + rounds; round++) {
  const start = performance.now();
  for (const source of sources) parse(source);
  if (round >= warmUp) times.push(performance.now() - start);
}
const median = times.sort((a, b) => a - b)[rounds >> 1] ?? Number.NaN;

console.log(`${(bytes / 1e6).toFixed(1)} MB`);
console.log(`${(bytes / 1e3 / median).toFixed(1)} MB/s (median of ${rounds} rounds after ${warmUp})`);

/** Bytes in use once what nobody needs is gone; needs `node --expose-gc`. */
function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

if (globalThis.gc !== undefined) {
  const before = memory();
  const files = sources.map((source) => parse(source));
  const after = memory();
  console.log(`${((after - before) / 1e6).toFixed(1)} MB for ${files.length} parsed files, besides their text`);
}
