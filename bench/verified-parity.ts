/**
 * Compares what is known of Azure Verified Modules with their source.
 *
 *     npx tsx bench/verified-parity.ts <folder> [<version>]
 *
 * `<folder>` is a checkout of https://github.com/Azure/bicep-registry-modules, at any commit. Every template of the
 * end-to-end tests of a known module is scanned twice: calling the source, and calling the module by its version in the
 * registry. Both must deploy the same; of a pattern, what has to do with its vault. Without `<version>` it is the newest known that `version.json` stands for.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Resource } from '../src/model/resource.js';
import type { Value } from '../src/model/value.js';
import { scanTemplates } from '../src/scanners/templates/scan.js';
import { verifiedModules } from '../src/scanners/templates/verified/find.js';

const [, , folder, wanted] = process.argv;
if (folder === undefined) throw new Error('usage: verified-parity.ts <folder> [<version>]');

/** The resources of a test, by address; with `reference`, the tested module is called by that. */
function deployed(test: string, reference?: string): ReadonlyMap<string, Resource> {
  const encoder = new TextEncoder();
  const scan = scanTemplates({
    files: [test],
    read: (path) => {
      const file = join(folder ?? '', path);
      if (!existsSync(file)) return { problem: 'it does not exist' };
      if (path !== test || reference === undefined) return { bytes: readFileSync(file) };
      const text = readFileSync(file, 'utf8');
      return { bytes: encoder.encode(text.replaceAll(/'(?:\.\.\/)+main\.bicep'/g, `'${reference}'`)) };
    },
    list: () => [],
    environments: { of: () => undefined, isProduction: () => false },
  });
  // What the source would deploy if others called it is not the question, and its telemetry deploys nothing.
  const own = scan.resources.filter(
    ({ type, existing, assumed }) => !existing && assumed !== true && type !== 'Microsoft.Resources/deployments',
  );
  // What is declared inside of a resource is known beside it.
  return new Map(own.map((resource) => [resource.address.replace(/[^/]+::/, ''), resource]));
}

/** A value as text: what is null is left out, as it is for Azure, and what is unknown has its symbol or its reason. */
function plain(value: Value): unknown {
  switch (value.kind) {
    case 'scalar':
      return value.value ?? undefined;
    case 'list':
      return [...value.items.map(plain), ...(value.rest === undefined ? [] : ['…'])];
    case 'object': {
      const entries = [...value.entries].map(([name, entry]) => [name, plain(entry)] as const);
      const known = entries.filter(([, entry]) => entry !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
      return { ...Object.fromEntries(known), ...(value.rest !== undefined && { '…': true }) };
    }
    case 'depends':
      return value.cases.map(({ when, is }) => [when.map((each) => [each.subject, each.is]), plain(is)]);
    case 'handle':
      return value.name;
    case 'unknown':
      return `⟨${value.symbol ?? value.because}⟩`;
  }
}

/** What is compared of a resource, by path. */
function facts({ type, apiVersion, id, scope, body }: Resource): ReadonlyMap<string, string> {
  const found = new Map<string, string>([
    ['type', `${type}@${apiVersion ?? ''}`],
    ['id', id],
    ['scope', scope],
  ]);
  const add = (path: string, value: unknown): void => {
    if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value);
      if (entries.length > 0) for (const [name, entry] of entries) add(`${path}.${name}`, entry);
      else found.set(path, Array.isArray(value) ? '[]' : '{}');
    } else if (value !== undefined) found.set(path, JSON.stringify(value));
  };
  add('body', plain(body));
  return found;
}

/** Of a pattern, vaults have to be known with all that is in them, extends them or leads to them. */
const isOfVault = ({ type, id, scope, body }: Resource): boolean =>
  /Microsoft\.KeyVault\//i.test(
    `${id} ${scope} ${type.includes('privateEndpoints') ? JSON.stringify(plain(body)) : ''}`,
  );

/** Something else may be known for what a module gives whose source is not here. */
const isMissing = (text = ''): boolean => text.includes('.outputs.');

function differences(source: Resource | undefined, known: Resource | undefined): readonly string[] {
  if (source === undefined) return ['is only deployed by what is known'];
  if (known === undefined) return ['is only deployed by the source'];
  const [left, right] = [facts(source), facts(known)];
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((path) => left.get(path) !== right.get(path) && !isMissing(left.get(path)))
    .map((path) => `${path}: ${left.get(path) ?? 'nothing'} in the source, ${right.get(path) ?? 'nothing'} is known`);
}

let compared = 0;
let different = 0;
for (const { name, versions, inPart } of verifiedModules) {
  const tests = posix.join(name, 'tests/e2e');
  if (!existsSync(join(folder, tests))) continue;
  const { version } = JSON.parse(readFileSync(join(folder, name, 'version.json'), 'utf8')) as { version: string };
  const tag = wanted ?? versions.findLast((each) => each.startsWith(`${version}.`));
  if (tag === undefined) throw new Error(`${name} ${version} is not known`);
  for (const test of readdirSync(join(folder, tests)).sort()) {
    const path = posix.join(tests, test, 'main.test.bicep');
    const [source, known] = [deployed(path), deployed(path, `br/public:${name}:${tag}`)];
    for (const address of new Set([...source.keys(), ...known.keys()])) {
      const [theirs, ours] = [source.get(address), known.get(address)];
      if (inPart && theirs !== undefined && ours === undefined && !isOfVault(theirs)) continue;
      const found = differences(theirs, ours);
      compared += 1;
      if (found.length > 0) different += 1;
      for (const each of found) console.log(`${name}:${tag} ${test} ${address}: ${each}`);
    }
  }
}
console.log(`${String(compared)} resources compared, ${String(different)} differ`);
if (compared === 0 || different > 0) process.exitCode = 1;
