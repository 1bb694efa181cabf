import type { Resource } from '../model/resource.js';
import { nameAt } from '../model/source.js';
import type { Value } from '../model/value.js';
import type { Target } from './target.js';

/** The text of a value that is known; undefined for all others. */
export const knownText = (value: Value): string | undefined =>
  value.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;

/** What a resource is called in messages: by its name if that is known, else by its symbolic name. */
export const titleOf = (noun: string, { name, at }: Pick<Resource, 'name' | 'at'>): string =>
  `${noun} \`${knownText(name) ?? nameAt(at)}\``;

/** What every target takes from its resource. */
export const targetOf = (noun: string, resource: Resource): Target => ({
  at: resource.at,
  title: titleOf(noun, resource),
  address: resource.address,
  deployment: resource.deployment,
  when: resource.when,
});
