import { symbolOf } from '../expressions/symbol.js';
import type { Deployment, Resource } from '../model/resource.js';
import type { Scan } from '../model/scan.js';
import type { Span } from '../model/source.js';
import type { Step, Value } from '../model/value.js';
import { grouped } from './grouped.js';
import type { VaultFacts } from './lenses/vault.js';
import { mayBeEqual } from './may-be-equal.js';
import { isKnown, segmentsOf } from './resource-id.js';
import { identityOfTerm, type StoreIdentity } from './store-identity.js';
import type { Target } from './target.js';

/** A deployment's use of a vault: it declares it, refers to it with `existing`, or names its id or address. */
export interface VaultUse extends Target {
  readonly identity: StoreIdentity;
  /** Where the name comes from. */
  readonly trail: readonly Step[];
  /** Uses of the same vault by other environments. */
  readonly elsewhere: readonly VaultUse[];
  /** Uses by other environments that nobody can tell from this one before deployment. */
  readonly perhaps: readonly VaultUse[];
}

interface Mention extends Omit<VaultUse, 'elsewhere' | 'perhaps'> {
  /** Name of the vault, unknown parts between ⟨ and ⟩. */
  readonly name: string;
  /** Equal for one declaration in several deployments. */
  readonly declaration: string;
}

/** Uses of vaults by deployments whose environment is known. With fewer than two environments nothing can be shared. */
export function vaultUses({ resources, deployments }: Scan, vaults: readonly VaultFacts[]): readonly VaultUse[] {
  if (new Set(deployments.flatMap(({ environment }) => environment?.name ?? [])).size < 2) return [];
  const inEnvironment = ({ deployment }: { deployment: Deployment }): boolean => deployment.environment !== undefined;
  const mentions = [
    ...vaults.filter(inEnvironment).map(declared),
    ...resources.filter(inEnvironment).flatMap(mentioned),
  ];
  const known = grouped(mentions, ({ identity, name }) => (isKnown(name) ? [identity] : []));
  const declarations = grouped(mentions, ({ declaration, name }) => (isKnown(name) ? [] : [declaration]));
  return mentions.map((mention) => {
    const isOther = ({ deployment }: Mention): boolean =>
      deployment.environment?.name !== mention.deployment.environment?.name;
    const same = isKnown(mention.name) ? known(mention.identity) : [];
    const alike = isKnown(mention.name) ? [] : declarations(mention.declaration);
    const none = { elsewhere: [], perhaps: [] };
    return {
      ...mention,
      elsewhere: same.filter(isOther).map((other) => ({ ...other, ...none })),
      perhaps: alike
        .filter((other) => isOther(other) && mayBeEqual(mention.name, other.name))
        .map((other) => ({ ...other, ...none })),
    };
  });
}

function declared(vault: VaultFacts): Mention {
  const { resource, identity, title, address, deployment, when } = vault;
  const { at, trail } = resource.name;
  const name = vault.name ?? segmentsOf(resource.id).at(-1) ?? '';
  return { at, trail, title, address, deployment, when, identity, name, declaration: placeOf(resource.at) };
}

/** Ids and addresses of vaults in the body of a resource, such as an application's settings. */
function mentioned(resource: Resource): readonly Mention[] {
  const { address, deployment, when } = resource;
  return textsIn(resource.body).flatMap(({ value, text }) => {
    const identity = vaultNamedBy(text, deployment);
    if (identity === undefined) return [];
    const name = identity.replace(/^vault /, '');
    const place = { at: value.at, trail: value.trail, title: `vault \`${name}\``, address, deployment, when };
    return [{ ...place, identity, name, declaration: placeOf(value.at) }];
  });
}

/** An application can also name it: https://learn.microsoft.com/azure/app-service/app-service-key-vault-references */
const appReference = /@Microsoft\.KeyVault\((?:.*;)?\s*(?:SecretUri=(?<uri>[^;)]+)|VaultName=(?<name>[a-z0-9-]+))/i;

function vaultNamedBy(text: string, deployment: Deployment): StoreIdentity | undefined {
  const reference = appReference.exec(text)?.groups;
  const name = reference?.['name'];
  const identity =
    name === undefined ? identityOfTerm(reference?.['uri'] ?? text, deployment) : `vault ${name.toLowerCase()}`;
  return identity?.startsWith('vault ') === true ? identity : undefined;
}

/** Deeper parts of a body are not searched. */
const deepest = 30;

function textsIn(value: Value, depth = 0): readonly { readonly value: Value; readonly text: string }[] {
  if (depth > deepest) return [];
  if (value.kind === 'object') return [...value.entries.values()].flatMap((entry) => textsIn(entry, depth + 1));
  if (value.kind === 'list') return value.items.flatMap((item) => textsIn(item, depth + 1));
  if (value.kind === 'depends') return value.cases.flatMap(({ is }) => textsIn(is, depth + 1));
  const text = value.kind === 'scalar' ? symbolOf(value) : undefined;
  return text !== undefined && /vault/i.test(text) ? [{ value, text }] : [];
}

const placeOf = ({ source, start }: Span): string => `${source.path} ${String(start)}`;
