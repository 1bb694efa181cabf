import { at } from '../../templates/verified/versions.js';
import { allows, constraintsOf } from '../provider/constraint.js';
import { versionOf } from '../provider/version.js';
import { configurationText } from './configuration-text.js';
import type { ModuleFacts } from './facts.js';
import { keyVault } from './key-vault.js';

/** https://azure.github.io/Azure-Verified-Modules/indexes/terraform/ */
export const verifiedModules: readonly ModuleFacts[] = [keyVault];

/** A module of which enough is known to tell what it deploys. */
export interface VerifiedModule {
  /** The folder that a call leads to: `registry:Azure/avm-res-keyvault-vault/azurerm/0.9.1`. */
  readonly folder: string;
  /** The version that is taken for it, where none that is wanted is known. */
  readonly takenFor?: string;
  /** The texts of its configurations, by folder. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What is known of the module that a source and a version name; undefined if nothing is. */
export function verifiedModule(source: string, version: string | undefined): VerifiedModule | undefined {
  const wanted = inRegistry(source, version) ?? inRepository(source);
  if (wanted === undefined) return undefined;
  const { facts, folder } = wanted;
  if (folder !== '' && !(folder in facts.folders)) return undefined;
  const chosen = chosenOf(facts, wanted.version);
  if (chosen === undefined) return undefined;
  const base = `registry:${facts.name}/${chosen.version}`;
  return {
    folder: folder === '' ? base : `${base}/${folder}`,
    ...(!chosen.isWanted && { takenFor: chosen.version }),
    texts: textsOf(facts, chosen.version, base),
  };
}

interface Wanted {
  readonly facts: ModuleFacts;
  /** Inside of the module; '' for itself. */
  readonly folder: string;
  /** A constraint; undefined for whatever is newest. */
  readonly version: string | undefined;
}

/** `Azure/avm-res-keyvault-vault/azurerm//modules/key`: https://developer.hashicorp.com/terraform/language/modules/sources#terraform-registry */
function inRegistry(source: string, version: string | undefined): Wanted | undefined {
  const [address = '', folder = ''] = source.split('//');
  const name = address.replace(/^registry\.(?:terraform\.io|opentofu\.org)\//i, '').toLowerCase();
  const facts = verifiedModules.find((each) => each.name.toLowerCase() === name);
  return facts && { facts, folder: folder.replace(/\/$/, ''), version };
}

/** `git::https://github.com/…?ref=v0.9.1`: https://developer.hashicorp.com/terraform/language/modules/sources#generic-git-repository */
function inRepository(source: string): Wanted | undefined {
  const { repository = '', folder = '', query = '' } = gitSource.exec(source)?.groups ?? {};
  const name = repository.replace(':', '/').toLowerCase();
  const facts = verifiedModules.find((each) => each.repository.toLowerCase() === name);
  if (facts === undefined) return undefined;
  const ref = new URLSearchParams(query).get('ref') ?? undefined;
  // A branch or a commit may be anything.
  if (ref !== undefined && versionOf(ref) === undefined) return undefined;
  return { facts, folder: folder.replace(/\/$/, ''), version: ref?.replace(/^v/, '') ?? 'newest' };
}

const gitSource =
  /^(?:git::)?(?:(?:https|ssh):\/\/)?(?:[\w-]+@)?(?<repository>github\.com[/:][\w.-]+\/[\w.-]+?)(?:\.git)?(?:\/\/(?<folder>[^?]*))?(?:\?(?<query>.*))?$/i;

/** The newest version that is wanted; else the newest that is not newer, for what has come since. */
function chosenOf(
  { versions }: ModuleFacts,
  wanted: string | undefined,
): { readonly version: string; readonly isWanted: boolean } | undefined {
  const newest = versions.at(-1);
  if (newest === undefined) return undefined;
  if (wanted === undefined || wanted === 'newest') return { version: newest, isWanted: wanted === undefined };
  const constraints = constraintsOf(wanted);
  if (constraints === undefined) return undefined;
  const allowed = versions.findLast((each) => {
    const version = versionOf(each);
    return version !== undefined && constraints.every((one) => allows(one, version));
  });
  if (allowed !== undefined) return { version: allowed, isWanted: true };
  const nearest = versions.findLast((each) => constraints.every(({ version }) => isOlder(each, version.numbers)));
  return nearest === undefined ? undefined : { version: nearest, isWanted: false };
}

function isOlder(version: string, than: readonly number[]): boolean {
  const numbers = versionOf(version)?.numbers ?? [];
  const index = numbers.findIndex((number, i) => number !== than[i]);
  return index >= 0 && (numbers[index] ?? 0) < (than[index] ?? 0);
}

function textsOf(facts: ModuleFacts, version: string, base: string): ReadonlyMap<string, string> {
  const provider = at(facts.provider, version) ?? '';
  const folders = Object.entries(facts.folders).map(
    ([folder, each]) => [`${base}/${folder}`, configurationText(each, version, provider)] as const,
  );
  return new Map([[base, configurationText(facts.root, version, provider)], ...folders]);
}
