import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { joined } from '../../model/value.js';
import { readItems } from '../items.js';
import { titleOf } from '../named.js';
import { find, type Readable } from '../read.js';
import { isKnown, upTo } from '../resource-id.js';
import { asBoolean, asText, readSetting, readTerm } from '../settings.js';
import { identityOfTerm, type StoreIdentity } from '../store-identity.js';
import type { Target } from '../target.js';
import { termsOf } from '../terms.js';
import { keyConsumers, type KeyConsumer } from './key-consumer.js';
import { versionOf } from './key-version.js';

/** A resource's reference to the key of a vault or an HSM that encrypts its data. `at` is the reference itself. */
export interface KeyReference extends Target {
  readonly resource: Resource;
  readonly consumer: KeyConsumer;
  /** The vaults and HSMs that it may mean; more than one only when it depends. */
  readonly to: readonly StoreIdentity[];
  /** The version it names, '' if none. */
  readonly version: Setting<string>;
  /** The property that makes the service take up new versions, where there is one. */
  readonly follows: Setting<boolean> | undefined;
  /** Path of the reference in the resource, for fingerprints. */
  readonly property: string;
}

const byType = new Map<string, KeyConsumer[]>();
for (const consumer of keyConsumers) {
  const type = consumer.type.toLowerCase();
  byType.set(type, [...(byType.get(type) ?? []), consumer]);
}

/** The references to keys in a resource; none for types that have no customer-managed keys. */
export const readKeyReferences = (resource: Resource): readonly KeyReference[] =>
  (byType.get(resource.type.toLowerCase()) ?? []).flatMap((consumer) =>
    isOff(resource, consumer)
      ? []
      : blocksOf(resource, consumer).flatMap((block) => readReference(resource, consumer, block)),
  );

/** Whether the resource surely does not use the key it names. */
function isOff(resource: Resource, { onlyIf }: KeyConsumer): boolean {
  if (onlyIf === undefined) return false;
  const setting = readSetting(resource, onlyIf.path, asText, { value: '' });
  return (
    setting.kind === 'default' || (setting.kind === 'set' && setting.value.toLowerCase() !== onlyIf.is.toLowerCase())
  );
}

function blocksOf(resource: Resource, { block }: KeyConsumer): readonly Readable[] {
  if (block.endsWith('[]')) return readItems(resource, block.slice(0, -2));
  return find(resource, block).flatMap(({ when, is }) =>
    is.kind === 'present' ? [{ body: is.value, at: is.at, when: joined(resource.when, when) }] : [],
  );
}

function readReference(resource: Resource, consumer: KeyConsumer, block: Readable): readonly KeyReference[] {
  const main = consumer.uri ?? consumer.joinedName ?? consumer.name ?? '';
  return find(block, main).flatMap(({ when, is }) => {
    if (is.kind === 'absent') return [];
    const given: Readable = { ...block, when };
    const { follows } = consumer;
    return [
      {
        at: is.at,
        title: titleOfConsumer(consumer, resource),
        address: resource.address,
        deployment: resource.deployment,
        when,
        resource,
        consumer,
        to: storesOf(resource, consumer, given),
        version: versionOf(consumer, given),
        follows:
          typeof follows === 'object'
            ? readSetting({ body: resource.body, at: resource.at, when }, follows.flag, asBoolean, { value: false })
            : undefined,
        property: `${consumer.block.replace('[]', '')}.${main}`,
      },
    ];
  });
}

function titleOfConsumer({ noun, owner }: KeyConsumer, resource: Resource): string {
  const name = owner === undefined ? undefined : upTo(resource.id, owner)?.name;
  return name !== undefined && isKnown(name) ? `${noun} \`${name}\`` : titleOf(noun, resource);
}

function storesOf({ deployment }: Resource, consumer: KeyConsumer, block: Readable): readonly StoreIdentity[] {
  const paths = [consumer.vaultId, consumer.vaultUri, consumer.uri].filter((path) => path !== undefined);
  const terms = paths.flatMap((path) => termsOf(readTerm(block, path, { value: '' })));
  const named = consumer.joinedName === undefined ? [] : termsOf(readTerm(block, consumer.joinedName, { value: '' }));
  const stores = [
    ...terms.map((term) => identityOfTerm(term, deployment)),
    ...named.map((name) => identityOfTerm(`https://${name.split('_')[0] ?? ''}.vault.azure.net/`, deployment)),
  ];
  return [...new Set(stores.filter((store) => store !== undefined))];
}
