import { addressText, type RegistryAddress } from '../remote/address.js';
import type { CallFacts, ModuleFacts } from './facts.js';
import { keyVault, keyVaultParts } from './key-vault.js';
import { patterns } from './patterns/all.js';
import { privateEndpoint, privateEndpointParts } from './private-endpoint.js';
import { templateText } from './template-text.js';
import { at, compareVersions, isVersion, nearestVersion } from './versions.js';

/** https://azure.github.io/Azure-Verified-Modules/indexes/bicep/ */
export const verifiedModules: readonly ModuleFacts[] = [
  keyVault,
  ...keyVaultParts,
  privateEndpoint,
  ...privateEndpointParts,
  ...patterns,
];

const byName = new Map(verifiedModules.map((each) => [each.name, each]));

/** Where Microsoft publishes them. What others call alike may be something else. */
const publicRegistry = { registry: 'mcr.microsoft.com', folder: 'bicep/' } as const;

/** A module of which enough is known to tell what it deploys. */
export interface VerifiedModule {
  /** `br:mcr.microsoft.com/bicep/avm/res/key-vault/vault:0.13.0`, of the version that is taken for it. */
  readonly reference: string;
  /** The version that is taken for it, where the wanted one is not known. */
  readonly takenFor?: string;
  /** Only what has to do with vaults is known of it. */
  readonly inPart?: true;
  /** Its templates, by path: the first is what is called. */
  readonly templates: ReadonlyMap<string, string>;
}

/** What is known of the module at an address; undefined if nothing is. */
export function verifiedModule({ registry, repository, tag = '' }: RegistryAddress): VerifiedModule | undefined {
  const { folder } = publicRegistry;
  if (registry !== publicRegistry.registry || !repository.startsWith(folder) || !isVersion(tag)) return undefined;
  const facts = byName.get(repository.slice(folder.length));
  const version = facts && nearestVersion(tag, facts.versions);
  if (facts === undefined || version === undefined) return undefined;
  const reference = referenceTo(facts.name, version);
  const taken = compareVersions(version, tag) !== 0;
  const templates = templatesOf(facts, version, reference);
  const { inPart } = facts;
  return { reference, templates, ...(taken && { takenFor: version }), ...(inPart && { inPart }) };
}

function templatesOf(facts: ModuleFacts, published: string, reference: string): ReadonlyMap<string, string> {
  const version = facts.countsAs?.[published] ?? published;
  const calling = { version, reference: (call: CallFacts) => calledBy(call, version) };
  const folders = Object.entries(facts.folders ?? {}).map(
    ([folder, template]) => [`${reference}/${folder}/main.bicep`, templateText(template, calling)] as const,
  );
  return new Map([[`${reference}/main.bicep`, templateText(facts.template, calling)], ...folders]);
}

const calledBy = ({ of, version }: CallFacts, caller: string): string =>
  version === undefined ? `${of}/main.bicep` : referenceTo(of, at(version, caller) ?? '');

const referenceTo = (name: string, version: string): string =>
  addressText({
    kind: 'registry',
    registry: publicRegistry.registry,
    repository: `${publicRegistry.folder}${name}`,
    tag: version,
  });
