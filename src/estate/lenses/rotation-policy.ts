import type { Resource } from '../../model/resource.js';
import { quoted } from '../../model/quoted.js';
import type { Setting } from '../../model/setting.js';
import { dateOfVersion } from '../api-version.js';
import { daysOf } from '../duration.js';
import { readLists, type ListCase } from '../items.js';
import type { Readable } from '../read.js';
import { asText, asWord, readSetting, type Converter } from '../settings.js';

/** When new versions of a key are made: https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation */
export interface RotationPolicy {
  /** Whether there is a list of actions at all. */
  readonly isWritten: Setting<boolean>;
  /** How many days a version made by rotation is valid; undefined if for good. */
  readonly validity: Setting<number | undefined>;
  /** What happens to a version in the course of time, in each of the cases that there are: what rotates it comes first. */
  readonly actions: readonly (Pick<ListCase, 'when'> & { readonly items: readonly LifetimeAction[] })[];
}

export interface LifetimeAction {
  /** `rotate` or `notify`. */
  readonly type: Setting<string>;
  /** Days after the creation of a version; undefined if it is not counted from there. */
  readonly afterCreation: Setting<number | undefined>;
  /** Days before the expiry of a version; undefined if it is not counted from there. */
  readonly beforeExpiry: Setting<number | undefined>;
}

const path = 'properties.rotationPolicy';

export const readRotationPolicy = (resource: Resource): RotationPolicy => ({
  isWritten: readSetting(resource, `${path}.lifetimeActions`, supported(resource.apiVersion), { value: false }),
  validity: readDuration(resource, `${path}.attributes.expiryTime`),
  actions: readLists(resource, `${path}.lifetimeActions`).map(({ when, items }) => ({
    when,
    items: rotatingFirst(items.map(readAction)),
  })),
});

const readAction = (item: Readable): LifetimeAction => ({
  type: readSetting(item, 'action.type', asWord('rotate', 'notify'), { because: 'the action has no `type`' }),
  afterCreation: readDuration(item, 'trigger.timeAfterCreate'),
  beforeExpiry: readDuration(item, 'trigger.timeBeforeExpiry'),
});

/** Those that only notify come last, whatever their order: what is wrong with a rotation matters more. */
function rotatingFirst(actions: readonly LifetimeAction[]): readonly LifetimeAction[] {
  const notifies = ({ type }: LifetimeAction): boolean => type.kind === 'set' && type.value === 'notify';
  return [...actions.filter((action) => !notifies(action)), ...actions.filter(notifies)];
}

/** Not all API versions have rotation policies: they came with 2021-04-01-preview, and 2021-10-01 is without. */
function supported(apiVersion: string | undefined): Converter<boolean> {
  const date = dateOfVersion(apiVersion);
  const isMissing = date !== undefined && (date < '2021-04-01' || apiVersion === '2021-10-01');
  const because = `API version ${apiVersion ?? ''} has no rotation policies`;
  return (value) => (isMissing ? { because } : { value: value.kind !== 'list' || value.items.length > 0 });
}

const readDuration = (readable: Readable, at: string): Setting<number | undefined> =>
  readSetting<number | undefined>(readable, at, asDays, { value: undefined });

const asDays: Converter<number | undefined> = (value) => {
  const text = asText(value);
  if ('because' in text) return text;
  const days = daysOf(text.value);
  return days === undefined ? { because: `${quoted(text.value)} is no duration such as \`P90D\`` } : { value: days };
};
