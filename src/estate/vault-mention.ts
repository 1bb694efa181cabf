import { symbolOf } from '../expressions/symbol.js';
import type { Parameter, Resource } from '../model/resource.js';
import type { Scan } from '../model/scan.js';
import type { Span } from '../model/source.js';
import type { Step, Value } from '../model/value.js';
import type { VaultFacts } from './lenses/vault.js';
import { alternativesOf, isKnown, nameIn } from './resource-id.js';
import { identitiesOfTerm } from './store-identity.js';
import type { Target } from './target.js';

/** A place where a deployment names a vault. */
export interface Mention extends Target {
  readonly trail: readonly Step[];
  /** In lower case, unknown parts between ⟨ and ⟩; more than one when it depends. */
  readonly names: readonly string[];
  /** Equal for one declaration in several deployments. */
  readonly declaration: string;
}

/**
 * The vaults that deployments with an environment name, each once in a deployment: where it is declared, else where
 * something that lies in it is, else the first text that names it.
 */
export function vaultMentions(scan: Scan, vaults: readonly VaultFacts[]): readonly Mention[] {
  const isPlaced = ({ deployment }: Pick<Target, 'deployment'>): boolean => deployment.environment !== undefined;
  const resources = scan.resources.filter(isPlaced);
  const all = [
    ...vaults.filter((vault) => isPlaced(vault) && !vault.resource.existing).map(declared),
    ...vaults.filter((vault) => isPlaced(vault) && vault.resource.existing).map(declared),
    ...resources.flatMap(within),
    ...resources.flatMap(inBody),
    ...scan.parameters.filter(isPlaced).flatMap(inParameter),
  ];
  const first = new Map<string, Mention>();
  for (const mention of all) {
    const key = [mention.deployment.name, ...mention.names].join('\0');
    if (!first.has(key)) first.set(key, mention);
  }
  return [...first.values()];
}

function declared(vault: VaultFacts): Mention {
  const { resource, title, address, deployment, when } = vault;
  const { at, trail } = resource.name;
  return {
    at,
    trail,
    title,
    address,
    deployment,
    when,
    names: namesIn(resource.id),
    declaration: placeOf(resource.at),
  };
}

const namesIn = (id: string): readonly string[] =>
  alternativesOf(id).map((each) => (nameIn(each, 'Microsoft.KeyVault/vaults') ?? each).toLowerCase());

/** What lies in a vault, such as a secret called `contoso/password`. */
function within(resource: Resource): readonly Mention[] {
  const names = alternativesOf(resource.id).flatMap(
    (id) => nameIn(id, 'Microsoft.KeyVault/vaults')?.toLowerCase() ?? [],
  );
  return names.length > 0 && names.every(isKnown) ? [mention(resource, resource.name, names)] : [];
}

/** Ids and addresses of vaults in the body of a resource, such as an application's settings. */
const inBody = (resource: Resource): readonly Mention[] =>
  termsIn(resource.body).flatMap(({ value, text }) => {
    const names = vaultsNamedBy(text, resource);
    return names.length === 0 ? [] : [mention(resource, value, names)];
  });

/** A parameter file can take a secret from a vault: https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-parameters-file#getsecret */
function inParameter({ name, at, value, deployment, module }: Parameter): readonly Mention[] {
  if (module !== '' || value.kind !== 'unknown') return [];
  const names = vaultsNamedBy(symbolOf(value) ?? '', { deployment });
  return names.length === 0 ? [] : [mention({ address: name, deployment, when: [] }, { ...value, at }, names)];
}

function mention(
  place: Pick<Target, 'address' | 'deployment' | 'when'>,
  { at, trail }: Value,
  names: readonly string[],
): Mention {
  const { address, deployment, when } = place;
  const title = names.map((name) => `vault \`${name}\``).join(' or ');
  return { at, trail, title, address, deployment, when, names, declaration: placeOf(at) };
}

/** An application can also name it: https://learn.microsoft.com/azure/app-service/app-service-key-vault-references */
const appReference =
  /@Microsoft\.KeyVault\((?:.*;)?\s*(?:SecretUri=(?<uri>.+)|VaultName=(?<name>[a-z0-9-]+)(?=[;)\s]))/i;

const secretReference =
  /\bgetSecret\('(?:[^']*', '[^']*', '|[^']*\/providers\/Microsoft\.KeyVault\/vaults\/)(?<name>[a-z0-9-]+)'/i;

/** Names of the vaults that a text is about, if they are known. */
function vaultsNamedBy(text: string, { deployment }: Pick<Target, 'deployment'>): readonly string[] {
  const reference = appReference.exec(text)?.groups;
  const name = reference?.['name'] ?? secretReference.exec(text)?.groups?.['name'];
  if (name !== undefined) return [name.toLowerCase()];
  const identities = identitiesOfTerm(reference?.['uri'] ?? text, deployment);
  return identities.flatMap((identity) => /^vault (?<name>.+)$/.exec(identity)?.groups?.['name'] ?? []);
}

/** Deeper parts of a body are not searched. */
const deepest = 30;

/** The texts in a value that may name a vault. */
export function termsIn(value: Value, depth = 0): readonly { readonly value: Value; readonly text: string }[] {
  if (depth > deepest) return [];
  if (value.kind === 'object') return [...value.entries.values()].flatMap((entry) => termsIn(entry, depth + 1));
  if (value.kind === 'list') return value.items.flatMap((item) => termsIn(item, depth + 1));
  if (value.kind === 'depends') return value.cases.flatMap(({ is }) => termsIn(is, depth + 1));
  const text = value.kind === 'scalar' || value.kind === 'unknown' ? symbolOf(value) : undefined;
  return text !== undefined && /vault|getSecret\(/i.test(text) ? [{ value, text }] : [];
}

const placeOf = ({ source, start }: Span): string => `${source.path} ${String(start)}`;
