import { isType, type Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import type { Span } from '../../model/source.js';
import type { Value } from '../../model/value.js';
import { isPlaceholder } from '../credentials/placeholder.js';
import { isReference } from '../credentials/reference.js';
import { knownText } from '../named.js';
import { find, property } from '../read.js';
import type { Target } from '../target.js';

/** A secret that lies in a file, and whose it is. */
export interface KeptSecret {
  readonly at: Span;
  /** For people: "`azurerm_storage_account.main`", "output `password`". */
  readonly of: string;
  /** '' for the whole of an output. */
  readonly attribute: string;
}

/** A state or a plan, with the secrets in it. */
export interface StateFacts extends Target {
  readonly resource: Resource;
  readonly what: 'state' | 'plan';
  readonly secrets: readonly KeptSecret[];
  /** Whether there are any: at the first of them. */
  readonly hasSecrets: Setting<boolean>;
}

export function readState(resource: Resource): StateFacts {
  const { at, address, deployment } = resource;
  const [found] = find(resource, 'properties.secrets');
  const secrets = found?.is.kind === 'present' && found.is.value.kind === 'list' ? keptIn(found.is.value.items) : [];
  const hasSecrets: Setting<boolean> =
    found?.is.kind === 'unknown'
      ? { kind: 'unknown', because: found.is.value.because, at, trail: [] }
      : { kind: 'set', value: secrets.length > 0, at: secrets[0]?.at ?? at, trail: [] };
  const what = isType(resource, 'Terraform/plans') ? 'plan' : 'state';
  return { at, title: `${what} \`${address}\``, address, deployment, when: [], resource, what, secrets, hasSecrets };
}

/** What is to be filled in, and what says where a secret is kept, is none. */
const keptIn = (items: readonly Value[]): readonly KeptSecret[] =>
  items.flatMap((item): readonly KeptSecret[] => {
    if (item.kind !== 'object') return [];
    const text = (name: string): string => knownText(property(item.entries, name) ?? item) ?? '';
    const secret = text('value');
    if (isPlaceholder(secret) || isReference(secret)) return [];
    return [{ at: item.at, of: text('of'), attribute: text('attribute') }];
  });
