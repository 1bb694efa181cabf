import type { Value } from '../../../model/value.js';
import { idText } from '../../templates/resource/resource-id.js';
import type { ResourceInstance } from '../evaluate/resource-instance.js';

/** What one resource of Terraform changes of another. */
export interface Change {
  /** The id of what it changes. */
  readonly id: string;
  readonly body: Value;
}

/** What a resource changes; undefined for one that only is something itself. */
export function changeBy({ entry, config, context }: ResourceInstance): Change | undefined {
  if (entry?.kind !== 'changes' && entry?.kind !== 'open') return undefined;
  const { changes, body } = entry.mapping;
  const target = changes?.(config, context);
  const change = body(config, context);
  return target === undefined || change === undefined ? undefined : { id: idInside(idText(target)), body: change };
}

/** The id of the resource in the term for a property of it: `⟨/…/keys/disk.properties.keyUri⟩`. */
const idInside = (text: string): string => /^⟨(?<id>\/.+?)\.properties\..*⟩$/.exec(text)?.groups?.['id'] ?? text;
