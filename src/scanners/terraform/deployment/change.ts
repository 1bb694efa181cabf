import type { Value } from '../../../model/value.js';
import { idText } from '../../templates/resource/resource-id.js';
import type { DeployedInstance } from '../evaluate/resource-instance.js';

/** What one resource of Terraform changes of another. */
export interface Change {
  /** The id of what it changes. */
  readonly id: string;
  readonly body: Value;
  readonly by: DeployedInstance;
  /** The type of what it changes, where that need not be deployed here for the change to count. */
  readonly alone?: string | undefined;
}

/** What a resource changes; undefined for one that only is something itself. */
export function changeBy(by: DeployedInstance): Change | undefined {
  const { entry, config, context, sent } = by;
  const isOpen = entry?.kind === 'open' && entry.mapping.changes === true;
  if (!isOpen && entry?.kind !== 'changes') return undefined;
  const target = entry.kind === 'open' ? sent()[0]?.id() : entry.mapping.changes(config, context);
  const body = entry.mapping.body(config, context);
  if (target === undefined || body === undefined) return undefined;
  return { id: idInside(idText(target)), body, by, alone: entry.kind === 'changes' ? entry.mapping.alone : undefined };
}

/** The id of the resource in the term for a property of it: `⟨/…/keys/disk.properties.keyUri⟩`. */
const idInside = (text: string): string => /^⟨(?<id>\/.+?)\.properties\..*⟩$/.exec(text)?.groups?.['id'] ?? text;
