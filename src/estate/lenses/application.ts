import type { Resource } from '../../model/resource.js';
import { find } from '../read.js';
import { knownText } from '../named.js';

/**
 * Tags that name the application that a resource belongs to.
 * https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/resource-tagging#minimum-suggested-tags
 */
const tags: readonly string[] = [
  'application',
  'applicationname',
  'app',
  'workload',
  'workloadname',
  'service',
  'system',
  'project',
  'product',
];

/** The application that a resource says it belongs to, in lower case; undefined if it says none, or not for sure. */
export function applicationOf(resource: Resource): string | undefined {
  const [only, ...others] = find(resource, 'tags');
  if (only?.is.kind !== 'present' || only.is.value.kind !== 'object' || others.length > 0) return undefined;
  const written = [...only.is.value.entries];
  for (const tag of tags) {
    const found = written.find(([name]) => name.toLowerCase().replaceAll(/[\s_-]/g, '') === tag);
    const text = found === undefined ? undefined : knownText(found[1])?.trim().toLowerCase();
    if (text !== undefined && text !== '') return text;
  }
  return undefined;
}
