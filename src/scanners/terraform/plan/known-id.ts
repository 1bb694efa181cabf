import type { Config } from '../map/config.js';
import type { Exports } from '../map/mapping.js';

/** The id that Azure has given a resource of a type already, among its attributes; undefined if none is known. */
export function knownId(type: string, exports: Exports | undefined, config: Config): string | undefined {
  const told = Object.entries(exports ?? {}).flatMap(([name, path]) => (path === 'id' ? [name] : []));
  for (const name of exports?.['id'] === undefined ? [...told, 'id'] : told) {
    const value = config.get(name);
    const id = value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
    if (id !== undefined && isOfType(id, type)) return id;
  }
  return undefined;
}

/** The provider has ids of its own for what has none in Azure. */
function isOfType(id: string, type: string): boolean {
  if (/^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+$/i.test(id)) return /\/resourceGroups$/i.test(type);
  const [namespace = '', ...segments] = id.slice(id.lastIndexOf('/providers/') + '/providers/'.length).split('/');
  const types = [namespace, ...segments.filter((_, i) => i % 2 === 0)];
  return id.startsWith('/') && segments.length % 2 === 0 && types.join('/').toLowerCase() === type.toLowerCase();
}

/** The subscription that all of these are in, if it is one. */
export function onlySubscription(ids: Iterable<string>): string | undefined {
  const found = new Set<string>();
  for (const id of ids) {
    const subscription = /^\/subscriptions\/([\da-f-]{36})(?:\/|$)/i.exec(id)?.[1];
    if (subscription !== undefined) found.add(subscription.toLowerCase());
  }
  const [only] = found;
  return found.size === 1 ? only : undefined;
}
