import type { Resource } from '../../model/resource.js';
import type { Setting, SettingCase } from '../../model/setting.js';
import { areCompatible, joined, type Assumption } from '../../model/value.js';
import type { IdentityKey } from '../identity-key.js';
import { readItems } from '../items.js';
import { identityOfKey, keysOfTerm, type KeyIdentity } from '../key-identity.js';
import { titleOf } from '../named.js';
import { find, type FoundCase, type Readable } from '../read.js';
import { isKnown, nameIn, partsAround } from '../resource-id.js';
import { asBoolean, asText, readSetting, readTerm } from '../settings.js';
import { identitiesOfTerm, identityOfVault, type StoreIdentity } from '../store-identity.js';
import type { Target } from '../target.js';
import { termsOf } from '../terms.js';
import { identitiesForKey } from './consumer-identity.js';
import { keyConsumers, type KeyConsumer } from './key-consumer.js';
import { versionOf } from './key-version.js';

/** A resource's reference to the key of a vault or an HSM that encrypts its data. `at` is the reference itself. */
export interface KeyReference extends Target {
  readonly resource: Resource;
  readonly consumer: KeyConsumer;
  /** Whether the resource uses the key that it names, rather than one of Azure's own. */
  readonly inUse: Setting<boolean>;
  /** The vaults and HSMs that it may mean; more than one only when it depends. */
  readonly to: readonly StoreIdentity[];
  /** The keys that it may mean; none if nothing tells its name. */
  readonly keys: readonly KeyIdentity[];
  /** The managed identities that it may get to the key with; none if nothing tells. */
  readonly identities: readonly IdentityKey[];
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
    blocksOf(resource, consumer).flatMap((block) => readReference(resource, consumer, block) ?? []),
  );

/** Where the parts of one reference are read from: paths in it start with the prefix. */
interface Block extends Readable {
  readonly prefix: string;
}

/** One for every item of a list; else the resource itself, whose block may be another one in other cases. */
const blocksOf = (resource: Resource, { block }: KeyConsumer): readonly Block[] =>
  block.endsWith('[]')
    ? readItems(resource, block.slice(0, -2)).map((item) => ({ ...item, prefix: '' }))
    : [{ body: resource.body, at: resource.at, when: resource.when, prefix: `${block}.` }];

/** The reference, if there is one; where it is there only in some cases, those are what is assumed by its being there. */
function readReference(resource: Resource, consumer: KeyConsumer, block: Block): KeyReference | undefined {
  const main = consumer.uri ?? consumer.joinedName ?? consumer.name ?? '';
  const inUse = usesKey({ body: resource.body, at: resource.at, when: block.when }, consumer);
  const present = find(block, `${block.prefix}${main}`)
    .filter(isReference)
    .filter((found) => isWritten(block, found.when))
    .filter((found) => usedCases(inUse).some((one) => areCompatible(one.when, found.when)));
  const [first] = present;
  if (first === undefined) return undefined;
  const when = commonTo(present, inUse, block);
  const given: Block = { ...block, when };
  const whole: Readable = { body: resource.body, at: resource.at, when };
  const { follows } = consumer;
  return {
    at: first.is.at,
    title: titleOfConsumer(consumer, resource),
    address: resource.address,
    deployment: resource.deployment,
    when,
    resource,
    consumer,
    inUse: usesKey(whole, consumer),
    ...meantBy(resource, consumer, given),
    identities: identitiesForKey(resource, consumer, given, block.prefix),
    version: versionOf(consumer, given, block.prefix),
    follows: typeof follows === 'object' ? readSetting(whole, follows.flag, asBoolean, { value: false }) : undefined,
    property: `${consumer.block.replace('[]', '')}.${main}`,
  };
}

/** Whether there is a block for it at all: of what is not known to have one, nothing is said. */
const isWritten = (block: Block, when: readonly Assumption[]): boolean =>
  block.prefix === '' ||
  find(block, block.prefix.slice(0, -1)).some((one) => one.is.kind === 'present' && areCompatible(one.when, when));

/** An address or a name that is empty refers to nothing. */
const isReference = ({ is }: FoundCase): boolean =>
  is.kind !== 'absent' && !(is.kind === 'present' && is.value.kind === 'scalar' && is.value.value === '');

/** What is assumed by the reference's being there and in use: where that is several cases, no more than by its block. */
function commonTo(present: readonly FoundCase[], inUse: Setting<boolean>, { when }: Readable): readonly Assumption[] {
  const there = present.length === 1 ? joined(when, present[0]?.when ?? []) : when;
  const [used, ...others] = usedCases(inUse).filter((one) => areCompatible(one.when, there));
  return used !== undefined && others.length === 0 ? joined(there, used.when) : there;
}

function usesKey(whole: Readable, { onlyIf }: KeyConsumer): Setting<boolean> {
  if (onlyIf === undefined) return { kind: 'set', value: true, at: whole.at, trail: [] };
  const asWanted: Parameters<typeof readSetting<boolean>>[2] = (value) => {
    const text = asText(value);
    return 'because' in text ? text : { value: text.value.toLowerCase() === onlyIf.is.toLowerCase() };
  };
  // Who changes the key of what others deploy does so because it is used.
  return readSetting(whole, onlyIf.path, asWanted, { value: false }, ({ elsewhere }) => elsewhere);
}

/** The cases in which the key is not surely unused. */
function usedCases(inUse: Setting<boolean>): readonly SettingCase<boolean>[] {
  const cases = inUse.kind === 'depends' ? inUse.cases : [{ when: [], is: inUse }];
  return cases.filter(({ is }) => is.kind === 'unknown' || is.value);
}

function titleOfConsumer({ noun, owner }: KeyConsumer, resource: Resource): string {
  const name = owner === undefined ? undefined : nameIn(resource.id, owner);
  return name !== undefined && isKnown(name) ? `${noun} \`${name}\`` : titleOf(noun, resource);
}

/** The stores and the keys that a reference may mean, by its address or by its parts. */
function meantBy({ deployment }: Resource, consumer: KeyConsumer, block: Block): Pick<KeyReference, 'to' | 'keys'> {
  const at = (path: string | undefined): readonly string[] =>
    path === undefined ? [] : termsOf(readTerm(block, `${block.prefix}${path}`, { value: '' }));
  const uris = at(consumer.uri);
  const terms = [...at(consumer.vaultId), ...at(consumer.vaultUri), ...uris];
  const joinedNames = at(consumer.joinedName).map((name) => partsAround(name, '_'));
  const stores = distinct([
    ...terms.flatMap((term) => identitiesOfTerm(term, deployment)),
    ...joinedNames.flatMap(([vault = '']) => (vault === '' ? [] : [identityOfVault(vault, deployment)])),
  ]);
  const names = [...at(consumer.name), ...joinedNames.map(([, name]) => name ?? '')].filter((name) => name !== '');
  const keys = [
    ...uris.flatMap((term) => keysOfTerm(term, deployment)),
    ...names.flatMap((name) => stores.map((store) => identityOfKey(store, name, deployment))),
  ];
  return { to: stores, keys: distinct(keys) };
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
