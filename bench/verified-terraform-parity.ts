/**
 * Compares what is known of the Azure Verified Module for vaults of Terraform with its source.
 *
 *     npx tsx bench/verified-terraform-parity.ts <folder> [<version>]
 *
 * `<folder>` is a checkout of https://github.com/Azure/terraform-azurerm-avm-res-keyvault-vault, at the version that is
 * given, or at the newest that is known. Every example is scanned twice: calling the source, and calling the module by its
 * version in the registry. Both must deploy the same, and be judged alike.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { selectRules } from '../src/config/select-rules.js';
import { judge } from '../src/engine/judge.js';
import { buildEstate } from '../src/estate/build.js';
import type { Resource } from '../src/model/resource.js';
import type { Scan } from '../src/model/scan.js';
import type { Value } from '../src/model/value.js';
import { rules } from '../src/rules/index.js';
import type { TemplateInput } from '../src/scanners/templates/input.js';
import { loadTerraform } from '../src/scanners/terraform/load.js';
import { verifiedModules } from '../src/scanners/terraform/verified/find.js';

const [, , folder, wanted] = process.argv;
if (folder === undefined) throw new Error('usage: verified-terraform-parity.ts <folder> [<version>]');
const [module] = verifiedModules;
if (module === undefined) throw new Error('no module is known');
const version = wanted ?? module.versions.at(-1) ?? '';
const scanFiles = await loadTerraform();
const all = selectRules(rules, { preset: 'strict', settings: [], skip: [] });

/** An example; with `reference`, the module is called by that. */
function scanOf(example: string, reference?: string): Scan {
  const encoder = new TextEncoder();
  const isOwn = (path: string): boolean => posix.dirname(path) === example;
  const files = readdirSync(join(folder ?? '', example)).filter((name) => name.endsWith('.tf'));
  const input = {
    files: files.map((name) => posix.join(example, name)),
    read: (path: string) => {
      const file = join(folder ?? '', path);
      if (!existsSync(file)) return { problem: 'it does not exist' };
      if (!isOwn(path) || reference === undefined) return { bytes: readFileSync(file) };
      const text = readFileSync(file, 'utf8');
      return {
        bytes: encoder.encode(
          text.replaceAll(
            /source\s*=\s*"\.\.\/\.\.\/?(?<inner>modules\/\w+)?"/g,
            (_, inner: string | undefined) =>
              `source = "${reference}${inner === undefined ? '' : `//${inner}`}"\n  version = "${version}"`,
          ),
        ),
      };
    },
    list: () => [],
    beside: (path: string) =>
      existsSync(join(folder ?? '', path))
        ? readdirSync(join(folder ?? '', path)).map((name) => posix.join(path, name))
        : [],
    environments: { of: () => undefined, isProduction: () => false },
  } satisfies TemplateInput;
  return scanFiles(input, []);
}

/** A value as text: what is null is left out, as it is for Azure, and what is unknown has its symbol or its reason. */
function plain(value: Value): unknown {
  switch (value.kind) {
    case 'scalar':
      return value.value ?? undefined;
    case 'list':
      return [...value.items.map(plain), ...(value.rest === undefined ? [] : ['…'])];
    case 'object':
      return Object.fromEntries([...value.entries].map(([name, entry]) => [name, plain(entry)]).sort());
    case 'depends':
      return value.cases.map(({ when, is }) => [when.map((each) => [each.subject, each.is]), plain(is)]);
    case 'handle':
      return value.name;
    case 'unknown':
      return `⟨${value.symbol ?? value.because}⟩`;
  }
}

const fact = ({ type, apiVersion, id, body, when }: Resource): string =>
  JSON.stringify({ type, apiVersion, id, body: plain(body), when: when.map(({ subject, is }) => [subject, is]) });

function verdictsOf(scan: Scan): readonly string[] {
  const { judgements } = judge(all, buildEstate(scan));
  return (
    judgements
      // Nobody judges the variables of a module whose source is not here.
      .filter(({ selected }) => !/\/(?:secure-parameter|parameter-file)$/.test(selected.id))
      .map(({ selected, verdict, target }) => `${selected.id} ${verdict.outcome} ${target.title.replace(/`.*$/, '')}`)
  );
}

const mentions = /^Microsoft\.|^azurerm\//;

/** What only one side has. */
function differences(left: readonly string[], right: readonly string[]): readonly string[] {
  const rest = [...right];
  const onlyLeft = left.filter((each) => {
    const index = rest.indexOf(each);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
  return [...onlyLeft.map((each) => `only from the source: ${each}`), ...rest.map((each) => `only known: ${each}`)];
}

let compared = 0;
let different = 0;
for (const name of readdirSync(join(folder, 'examples'), { withFileTypes: true })) {
  if (!name.isDirectory()) continue;
  const example = posix.join('examples', name.name);
  const [source, known] = [scanOf(example), scanOf(example, module.name)];
  const factsOf = ({ resources }: Scan): readonly string[] =>
    resources.filter(({ type, existing }) => !existing && mentions.test(type)).map(fact);
  const found = [
    ...differences(factsOf(source), factsOf(known)),
    ...differences(verdictsOf(source), verdictsOf(known)),
  ];
  const problems = known.diagnostics.map(({ id, title }) => `${id}: ${title}`);
  compared += factsOf(known).length;
  different += found.length;
  console.log(
    `${example}: ${String(factsOf(known).length)} resources, ${String(known.coverage.modules.known)} known calls`,
  );
  for (const each of [...found, ...problems]) console.log(`  ${each}`);
}
console.log(`${String(compared)} resources compared, ${String(different)} differences`);
if (compared === 0 || different > 0) process.exitCode = 1;
