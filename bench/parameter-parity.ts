/**
 * Compares parameter files as we evaluate them with what the Bicep compiler made of them.
 *
 *     npx tsx bench/parameter-parity.ts <folder>
 *
 * Every folder below `<folder>` with a `parameters.bicepparam` and a `parameters.json` beside it is one sample. What the
 * compiler left to the deployment must be unknown here; what it read from its own environment is named and passed over.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Value } from '../src/model/value.js';
import { evaluateParameterFile } from '../src/scanners/templates/parameters/evaluate-parameters.js';

interface Compiled {
  readonly value?: unknown;
  readonly reference?: unknown;
  readonly expression?: unknown;
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: parameter-parity.ts <folder>');

const input = {
  read: (path: string) => {
    const file = join(folder, path);
    return existsSync(file) ? { bytes: readFileSync(file) } : { problem: 'it does not exist' };
  },
  list: (path: string) =>
    readdirSync(join(folder, path))
      .map((name) => posix.join(path, name))
      .sort(),
};

/** The value as JSON has it; undefined if any part of it is unknown. */
function plain(value: Value): unknown {
  if (value.kind === 'scalar') return value.value;
  if (value.kind === 'list') return value.rest === undefined ? value.items.map(plain) : undefined;
  if (value.kind !== 'object' || value.rest !== undefined) return undefined;
  return Object.fromEntries([...value.entries].map(([name, entry]) => [name, plain(entry)]));
}

/** The first reason for not knowing. */
function reason(value: Value): string | undefined {
  if (value.kind === 'unknown') return value.because;
  if ((value.kind === 'list' || value.kind === 'object') && value.rest !== undefined) return value.rest.because;
  const parts = value.kind === 'list' ? value.items : value.kind === 'object' ? [...value.entries.values()] : [];
  return parts.map(reason).find((each) => each !== undefined);
}

/** What is different, or why it may be; undefined if both are the same. */
function compare(name: string, value: Value | undefined, compiled: Compiled): string | undefined {
  if (value === undefined) return `DIFFERS ${name}: not evaluated`;
  const because = reason(value);
  if (!('value' in compiled)) {
    const left = compiled.reference === undefined ? 'an expression' : 'a reference to a secret';
    return because === undefined
      ? `DIFFERS ${name}: known, but the compiler leaves ${left}`
      : `explained ${name}: ${left}; ${because}`;
  }
  if (because !== undefined && /readEnvironmentVariable|environment variable/.test(because))
    return `explained ${name}: ${because}`;
  if (because !== undefined)
    return `DIFFERS ${name}: unknown (${because}), compiled to ${JSON.stringify(compiled.value)}`;
  if (value.kind === 'depends' && value.cases.some(({ is }) => isDeepStrictEqual(plain(is), compiled.value))) {
    return `explained ${name}: one of its ${value.cases.length} possibilities, by ${value.cases[0]?.when[0]?.subject ?? ''}`;
  }
  const ours = plain(value);
  if (isDeepStrictEqual(ours, compiled.value)) return undefined;
  return `DIFFERS ${name}: ${JSON.stringify(ours)}, compiled to ${JSON.stringify(compiled.value)}`;
}

const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('parameters.bicepparam') && existsSync(join(folder, path, '..', 'parameters.json')))
  .sort();
const counts = { files: 0, equal: 0, explained: 0, differs: 0 };
for (const path of samples) {
  const { parameters } = JSON.parse(readFileSync(join(folder, path, '..', 'parameters.json'), 'utf8')) as {
    readonly parameters?: Readonly<Record<string, Compiled>> | null;
  };
  if (parameters === undefined || parameters === null) {
    console.log(`${path}: passed over, the compiler refused it`);
    continue;
  }
  counts.files += 1;
  const values = evaluateParameterFile(path.replaceAll('\\', '/'), input);
  const names = new Set([...Object.keys(parameters), ...values.keys()]);
  for (const name of names) {
    const compiled = parameters[name];
    const result =
      compiled === undefined
        ? `DIFFERS ${name}: the compiler has no such parameter`
        : compare(name, values.get(name), compiled);
    if (result === undefined) counts.equal += 1;
    else {
      counts[result.startsWith('explained') ? 'explained' : 'differs'] += 1;
      console.log(`${path}: ${result}`);
    }
  }
}
console.log(`${counts.files} files: ${counts.equal} equal, ${counts.explained} explained, ${counts.differs} different`);
process.exitCode = counts.differs === 0 ? 0 : 1;
