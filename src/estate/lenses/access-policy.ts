import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { knownText } from '../named.js';
import { textOf } from '../../model/source.js';
import { readItems } from '../items.js';
import { isKnown, upTo } from '../resource-id.js';
import { find, type Readable } from '../read.js';
import { asText, readSetting } from '../settings.js';
import { identityOfId, type StoreIdentity } from '../store-identity.js';
import type { Target } from '../target.js';
import { readPrincipal, type Principal } from './principal.js';

/** What a permission is on. */
export const objectTypes = ['keys', 'secrets', 'certificates', 'storage'] as const;
export type ObjectType = (typeof objectTypes)[number];

/** One permission of an entry, such as `purge` on keys. */
export interface Permission {
  readonly on: ObjectType;
  readonly name: Setting<string>;
}

/** One entry of a vault's access policies, written in the vault or in a `vaults/accessPolicies`. */
export interface AccessPolicyFacts extends Target {
  readonly within: StoreIdentity | undefined;
  readonly principal: Principal;
  readonly permissions: readonly Permission[];
}

/** The entries that a resource adds. One called `remove` takes entries away, which gives nobody anything. */
export function readAccessPolicies(resource: Resource): readonly AccessPolicyFacts[] {
  if (knownText(resource.name)?.toLowerCase() === 'remove') return [];
  return readItems(resource, 'properties.accessPolicies').map((entry) => readEntry(entry, resource));
}

const readEntry = (entry: Readable, resource: Resource): AccessPolicyFacts => ({
  at: entry.at,
  title: titleOfEntry(resource),
  address: resource.address,
  deployment: resource.deployment,
  when: entry.when,
  within: identityOfId(resource.id, resource.deployment),
  principal: readPrincipal(find(entry, 'objectId')),
  permissions: objectTypes.flatMap((on) =>
    readItems(entry, `permissions.${on}`).map((item) => ({ on, name: readSetting(item, '', asText, { value: '' }) })),
  ),
});

/** By the name of the vault: a `vaults/accessPolicies` is only called `add` or `replace` itself. */
function titleOfEntry(resource: Resource): string {
  const name = upTo(resource.id, 'Microsoft.KeyVault/vaults')?.name;
  return name !== undefined && isKnown(name)
    ? `access policy of vault \`${name}\``
    : `access policy in \`${textOf(resource.at)}\``;
}
