import { isType, type Resource } from '../../model/resource.js';
import type { Setting, SettingCase } from '../../model/setting.js';
import { nameAt } from '../../model/source.js';
import { joined, type Unknown } from '../../model/value.js';
import { credentialIn } from '../credentials/credential.js';
import { readHeld, type Held } from '../credentials/held.js';
import { readEntries } from '../entries.js';
import { readItems } from '../items.js';
import { knownText } from '../named.js';
import { find, type Present, type Readable } from '../read.js';
import { isKnown, nameIn } from '../resource-id.js';
import { asText, readSetting } from '../settings.js';
import type { Target } from '../target.js';
import { termsOf } from '../terms.js';

/** One setting of an application: what it hands to the code as an environment variable, or keeps for that. */
export interface AppSettingFacts extends Target {
  /** Its own name, if that is known. */
  readonly name: string | undefined;
  readonly holds: Setting<Held>;
  /** Kept in the application's own store of secrets, from which settings take it by name. */
  readonly isStored: boolean;
  /** Path of the property that holds the value, for the fingerprint. */
  readonly property: string;
}

/** Where an application keeps settings: in a list of named things, or in an object with a property for each. */
interface Place {
  readonly types: readonly string[];
  /** For people: "app setting". */
  readonly noun: string;
  /** The resource's own name, for a type that is many things. */
  readonly named?: string;
  /** A list; `[]` for the items of one on the way. */
  readonly list?: string;
  /** An object whose properties are the settings. */
  readonly map?: string;
  /** Of an item: the property with the value; '' is the item itself. */
  readonly value: string;
  /** Of an item: the property that says where the value is instead. */
  readonly instead?: string;
  readonly isStored?: true;
}

const sites = ['Microsoft.Web/sites', 'Microsoft.Web/sites/slots'];
const config = ['Microsoft.Web/sites/config', 'Microsoft.Web/sites/slots/config'];
const staticSites = ['Microsoft.Web/staticSites/config', 'Microsoft.Web/staticSites/builds/config'];
const containerApps = ['Microsoft.App/containerApps', 'Microsoft.App/jobs'];
const setting = { noun: 'app setting', value: 'value' } as const;
const connection = { noun: 'connection string', value: 'connectionString' } as const;

/**
 * Logic Apps (Standard) and Functions are sites: https://learn.microsoft.com/azure/templates/microsoft.web/sites,
 * https://learn.microsoft.com/azure/templates/microsoft.app/containerapps
 */
const places: readonly Place[] = [
  { types: sites, list: 'properties.siteConfig.appSettings', ...setting },
  { types: sites, list: 'properties.siteConfig.connectionStrings', ...connection },
  { types: config, named: 'web', list: 'properties.appSettings', ...setting },
  { types: config, named: 'web', list: 'properties.connectionStrings', ...connection },
  { types: config, named: 'appsettings', map: 'properties', ...setting, value: '' },
  { types: config, named: 'connectionstrings', map: 'properties', ...connection, value: 'value' },
  { types: staticSites, named: 'appsettings', map: 'properties', ...setting, value: '' },
  { types: staticSites, named: 'functionappsettings', map: 'properties', ...setting, value: '' },
  {
    types: containerApps,
    noun: 'secret',
    list: 'properties.configuration.secrets',
    value: 'value',
    instead: 'keyVaultUrl',
    isStored: true,
  },
  ...['containers', 'initContainers'].map((containers) => ({
    types: containerApps,
    noun: 'environment variable',
    list: `properties.template.${containers}[].env`,
    value: 'value',
    instead: 'secretRef',
  })),
  {
    types: ['Microsoft.App/managedEnvironments/daprComponents'],
    noun: 'secret',
    list: 'properties.secrets',
    value: 'value',
    instead: 'keyVaultUrl',
    isStored: true,
  },
  {
    types: ['Microsoft.App/managedEnvironments/daprComponents'],
    noun: 'metadata',
    list: 'properties.metadata',
    value: 'value',
    instead: 'secretRef',
  },
];

/** The settings of an application that hold something, or may hold a secret. */
export function readAppSettings(resource: Resource): readonly AppSettingFacts[] {
  const possible = places.filter(({ types }) => types.some((type) => isType(resource, type)));
  if (possible.length === 0) return [];
  const name = knownText(resource.name)?.toLowerCase();
  return possible
    .filter(({ named }) => (named ?? name) === name)
    .flatMap((place) => entriesOf(resource, place).flatMap((entry) => readEntry(entry, place, resource)));
}

/** A setting with its name; more of them that nobody can list have none. */
type Entry = Readable & { readonly name: string | undefined };

const entriesOf = (resource: Resource, { list, map }: Place): readonly Entry[] =>
  list === undefined ? readEntries(resource, map ?? '') : itemsOf(resource, list);

function itemsOf(readable: Readable, list: string): readonly Entry[] {
  const [outer = '', inner] = list.split('[].');
  const items = readItems(readable, outer);
  if (inner !== undefined) return items.flatMap((item) => itemsOf(item, inner));
  return items.map((item) => ({ ...item, name: nameOf(item) }));
}

/** The text of its name; the known part of one that is put together. */
function nameOf(item: Readable): string | undefined {
  const [name] = termsOf(readSetting(item, 'name', asText, { because: 'it has no name' }));
  return name;
}

function readEntry(entry: Entry, place: Place, resource: Resource): readonly AppSettingFacts[] {
  const holds = entry.body.kind === 'unknown' && entry.name === undefined ? undefined : holdsOf(entry, place);
  if (holds === undefined) return [];
  const { name, at, when } = entry;
  return [
    {
      at,
      title: `${name === undefined ? place.noun : `${place.noun} \`${name}\``} of \`${applicationOf(resource)}\``,
      address: resource.address,
      deployment: resource.deployment,
      when,
      name,
      holds,
      isStored: place.isStored === true,
      property: [place.list ?? place.map, name].filter((part) => part !== undefined).join('.'),
    },
  ];
}

/** What a setting holds, in each case of what it refers to instead. */
function holdsOf(entry: Entry, place: Place): Setting<Held> | undefined {
  if (place.instead === undefined) return ownValue(entry, place);
  const cases = find(entry, place.instead).flatMap(({ when, is }): readonly SettingCase<Held>[] => {
    const { at, trail } = is;
    const own = casesOf(ownValue({ ...entry, when: joined(entry.when, when) }, place)).map((one) => ({
      when: joined(when, one.when),
      is: one.is,
    }));
    if (is.kind === 'absent') return own;
    const isClear = is.kind === 'present' || own.every((one) => one.is.kind === 'default');
    return isClear ? [{ when, is: { kind: 'set', value: reference, at, trail } }] : [];
  });
  const [only] = cases;
  if (only === undefined) return undefined;
  return cases.length === 1 ? only.is : { kind: 'depends', cases };
}

function casesOf(setting: Setting<Held> | undefined): readonly SettingCase<Held>[] {
  if (setting === undefined) return [];
  return setting.kind === 'depends' ? setting.cases : [{ when: [], is: setting }];
}

const reference: Held = { is: 'reference' };

const ownValue = (entry: Entry, { value, isStored }: Place): Setting<Held> | undefined =>
  isStored === true ? readStored(entry, value) : readHeld(entry, value, entry.name);

/** What stands in a store of secrets is one, whatever it looks like. */
const readStored = (entry: Entry, path: string): Setting<Held> =>
  readSetting<Held>(
    entry,
    path,
    (value) => ({ value: value.kind === 'scalar' && value.value === '' ? empty : stored(value) }),
    { value: empty },
    stored,
  );

const empty: Held = { is: 'nothing' };

const stored = (value: Present | Unknown): Held => ({
  is: 'credential',
  how: 'is kept in the application itself',
  isWritten: true,
  secret: value.kind === 'scalar' ? credentialIn(String(value.value), '') : undefined,
});

/** Of a setting, the application that has it. */
function applicationOf({ id, type, at }: Resource): string {
  const name = nameIn(id, type.split('/').slice(0, 2).join('/'));
  return name !== undefined && isKnown(name) ? name : nameAt(at);
}
