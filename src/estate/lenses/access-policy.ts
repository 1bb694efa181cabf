import { isType, type Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { knownText } from '../named.js';
import { nameAt } from '../../model/source.js';
import type { Assumption } from '../../model/value.js';
import { readItems, readLists } from '../items.js';
import { isKnown, nameIn } from '../resource-id.js';
import type { Readable } from '../read.js';
import { asText, readSetting } from '../settings.js';
import { identitiesOfId, type StoreIdentity } from '../store-identity.js';
import type { Target } from '../target.js';
import { readTenant } from './tenant.js';
import { readGranted, type Granted } from './principal.js';

/** What a permission is on. */
export const objectTypes = ['keys', 'secrets', 'certificates', 'storage'] as const;
export type ObjectType = (typeof objectTypes)[number];

/** What an entry permits on one type of object: `purge` and others, in each of the cases that there are. */
export interface Permissions {
  readonly on: ObjectType;
  readonly cases: readonly { readonly when: readonly Assumption[]; readonly names: readonly Setting<string>[] }[];
}

/** One entry of a vault's access policies, written in the vault or in a `vaults/accessPolicies`. */
export interface AccessPolicyFacts extends Target, Granted {
  /** False for what stands for a number of entries that cannot be listed. */
  readonly isListed: boolean;
  /** The tenant of the principal. */
  readonly tenant: Setting<string>;
  readonly within: readonly StoreIdentity[];
  readonly permissions: readonly Permissions[];
}

/** The entries that a resource adds. One called `remove` takes entries away, which gives nobody anything. */
export function readAccessPolicies(resource: Resource): readonly AccessPolicyFacts[] {
  const isVault = isType(resource, 'Microsoft.KeyVault/vaults');
  const name = knownText(resource.name)?.toLowerCase();
  if (!isVault && name === 'remove') return [];
  const entries = readItems(resource, 'properties.accessPolicies').map((entry) => readEntry(entry, resource));
  return isVault || name !== undefined ? entries : entries.map(perhapsRemoved);
}

/** Nobody can say what an entry holds that may be one to take away. */
function perhapsRemoved(entry: AccessPolicyFacts): AccessPolicyFacts {
  const because = 'whether the entry is added or removed is only known at deployment';
  const name: Setting<string> = { kind: 'unknown', because, at: entry.at, trail: [] };
  const doubtful = ({ on, cases }: Permissions): Permissions => ({
    on,
    cases: cases.map(({ when, names }) => ({ when, names: names.length === 0 ? [] : [name] })),
  });
  return { ...entry, permissions: entry.permissions.map(doubtful) };
}

const readEntry = (entry: Readable, resource: Resource): AccessPolicyFacts => ({
  at: entry.at,
  title: titleOfEntry(resource),
  address: resource.address,
  deployment: resource.deployment,
  when: entry.when,
  isListed: entry.body.kind !== 'unknown',
  tenant: readTenant(entry, 'tenantId'),
  within: identitiesOfId(resource.id, resource.deployment),
  ...readGranted(entry, 'objectId', resource.deployment),
  permissions: objectTypes.map((on) => ({
    on,
    cases: readLists(entry, `permissions.${on}`).map(({ when, items }) => ({
      when,
      names: items.map((item) => readSetting(item, '', asText, { value: '' })),
    })),
  })),
});

/** By the name of the vault: a `vaults/accessPolicies` is only called `add` or `replace` itself. */
function titleOfEntry(resource: Resource): string {
  const name = nameIn(resource.id, 'Microsoft.KeyVault/vaults');
  return name !== undefined && isKnown(name)
    ? `access policy of vault \`${name}\``
    : `access policy in \`${nameAt(resource.at)}\``;
}
