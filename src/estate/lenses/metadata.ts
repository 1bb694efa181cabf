import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { readHeld, type Held } from '../credentials/held.js';
import { readEntries, type Entry } from '../entries.js';
import { knownText } from '../named.js';
import type { Target } from '../target.js';
import { nameAt } from '../../model/source.js';

/** A text of a resource that every reader of it sees: a tag, a description, the content type of a secret. */
export interface MetadataFacts extends Target {
  /** For people: "tag `owner`", "description". */
  readonly noun: string;
  readonly holds: Setting<Held>;
  /** Path of the property, for the fingerprint. */
  readonly property: string;
}

/** Properties that say something about a resource, by their names in lower case. */
const nouns: ReadonlyMap<string, string> = new Map([
  ['description', 'description'],
  ['contenttype', 'content type'],
]);

/** Tags are shown in lists, bills and logs: https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources */
export function readMetadata(resource: Resource): readonly MetadataFacts[] {
  const isText = (name: string): boolean => nouns.has(name.toLowerCase());
  const texts = readEntries(resource, 'properties', isText).flatMap((entry) =>
    textOfResource(resource, entry, nouns.get(entry.name.toLowerCase()) ?? '', `properties.${entry.name}`),
  );
  const tags = readEntries(resource, 'tags').flatMap((tag) =>
    textOfResource(resource, tag, `tag \`${tag.name}\``, `tags.${tag.name}`),
  );
  return [...tags, ...texts];
}

function textOfResource(resource: Resource, entry: Entry, noun: string, property: string): readonly MetadataFacts[] {
  const holds = readHeld(entry, '', entry.name);
  if (holds === undefined) return [];
  const { at, name, address, deployment } = resource;
  const title = `${noun} of \`${knownText(name) ?? nameAt(at)}\``;
  return [{ at, title, address, deployment, when: entry.when, noun, property, holds }];
}
