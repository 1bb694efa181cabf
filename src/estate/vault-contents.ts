import { commonEnvironments, environmentKey } from '../model/same-environment.js';
import type { Resource } from '../model/resource.js';
import type { Span } from '../model/source.js';
import type { Assumption, Step, Value } from '../model/value.js';
import { symbolOf } from '../expressions/symbol.js';
import { readEntries } from './entries.js';
import { grouped } from './grouped.js';
import { knownText } from './named.js';
import { isKnown, nameIn } from './resource-id.js';
import type { StoreIdentity } from './store-identity.js';
import type { Target } from './target.js';

/** A vault or an HSM with the keys and secrets that the run puts in, wherever the vault itself is declared. */
export interface VaultContents extends Target {
  /** Objects that say which environment they are for. */
  readonly placed: readonly PlacedObject[];
  /** Names that have an environment in them which only a deployment can tell, and there may be several. */
  readonly open: readonly Named[];
}

interface Named {
  readonly at: Span;
  readonly trail: readonly Step[];
}

export interface PlacedObject extends Named {
  readonly name: string;
  /** As it is written: `prd`. */
  readonly environment: string;
  /** Equal for two names of one environment. */
  readonly key: string;
  readonly when: readonly Assumption[];
}

interface Contained extends Target {
  readonly resource: Resource;
  readonly within: readonly StoreIdentity[];
}

export function vaultContents(objects: readonly Contained[]): readonly VaultContents[] {
  const certain = objects.filter(({ within }) => within.length === 1);
  const byStore = grouped(certain, ({ within }) => within);
  return [...new Set(certain.flatMap(({ within }) => within))].flatMap((identity) => contentsOf(byStore(identity)));
}

function contentsOf(objects: readonly Contained[]): readonly VaultContents[] {
  const [first] = objects;
  if (first === undefined) return [];
  const { at, address, deployment } = first;
  const placed = objects.flatMap(placedObject);
  return [
    {
      at,
      title: titleOf(first.resource),
      address,
      deployment,
      when: [],
      placed: placed.filter((one) => !isAmbiguous(one) || placed.some((other) => tellsOf(one, other))),
      open: objects.flatMap(({ resource }) => openName(resource.name)),
    },
  ];
}

function titleOf({ id }: Resource): string {
  const name = nameIn(id, 'Microsoft.KeyVault/vaults') ?? nameIn(id, 'Microsoft.KeyVault/managedHSMs');
  return name !== undefined && isKnown(name) ? `vault \`${name}\`` : 'vault';
}

/** By its tags, else by how its name begins or ends. */
function placedObject({ resource, when }: Contained): readonly PlacedObject[] {
  const name = knownText(resource.name);
  if (name === undefined) return [];
  const placed = (environment: string, { at, trail }: Named): readonly PlacedObject[] => [
    { name, environment, key: environmentKey(environment), at, trail, when },
  ];
  for (const tag of readEntries(resource, 'tags')) {
    const value = knownText(tag.body)?.toLowerCase();
    if (telling.test(tag.name) && value !== undefined && commonEnvironments.includes(value)) {
      return placed(value, tag.body);
    }
  }
  const environment = environmentIn(name);
  return environment === undefined ? [] : placed(environment, resource.name);
}

/** Tags that are called like an environment. */
const telling = /^(?:env|environment|stage)(?:[-_]?name)?$/i;

/** Longer ones first: `pre-prod` is not `prod`. */
const words = [...commonEnvironments].sort((a, b) => b.length - a.length).join('|');
const atEnd = new RegExp(`^(?:(?<first>${words})-(?<after>.+)|(?<before>.+)-(?<last>${words}))$`, 'i');

const environmentIn = (name: string): string | undefined => {
  const found = atEnd.exec(name)?.groups;
  return (found?.['first'] ?? found?.['last'])?.toLowerCase();
};

/** Words that names have for other reasons too, such as the mode of a payment provider's key. */
const ambiguous: ReadonlySet<string> = new Set([
  'test',
  'testing',
  'tst',
  'live',
  'stage',
  'demo',
  'perf',
  'integration',
  'acceptance',
  'sandbox',
  'sbx',
  'sit',
  'qa',
]);

const isAmbiguous = ({ environment }: PlacedObject): boolean => ambiguous.has(environment);

/** Whether another object, of an environment for certain, is the same one for its environment. */
const tellsOf = (one: PlacedObject, other: PlacedObject): boolean =>
  !isAmbiguous(other) && one.key !== other.key && stemOf(one.name) === stemOf(other.name);

function stemOf(name: string): string | undefined {
  const found = atEnd.exec(name)?.groups;
  return (found?.['after'] ?? found?.['before'])?.toLowerCase();
}

/** One of a list of environments that is not known: `⟨parameter environments[*]⟩-password`. */
const openName = (name: Value): readonly Named[] =>
  name.kind === 'unknown' && /\b(?:env|environment|stage)s?\b[^⟩]*(?:⟩\))*\[(?!\d)/i.test(symbolOf(name) ?? '')
    ? [name]
    : [];
