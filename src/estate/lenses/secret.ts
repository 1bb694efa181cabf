import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { targetOf } from '../named.js';
import { find } from '../read.js';
import { asText, readSetting } from '../settings.js';
import { identitiesOfId, type StoreIdentity } from '../store-identity.js';
import type { Target } from '../target.js';
import { writtenIn } from '../written.js';
import { readAttributes, type Attributes } from './attributes.js';

/** A `Microsoft.KeyVault/vaults/secrets`. */
export interface SecretFacts extends Target, Attributes {
  readonly resource: Resource;
  readonly noun: string;
  /** Of the vault it lies in. */
  readonly within: readonly StoreIdentity[];
  /** Whether its value is text that is written in a file. The value itself is nobody's business. */
  readonly literal: Setting<boolean>;
  /** Path of the property that holds it. */
  readonly property: string;
  /** What the value is, such as `text/plain`; '' if nothing says. */
  readonly contentType: Setting<string>;
}

export const readSecret = (resource: Resource): SecretFacts => ({
  ...targetOf('secret', resource),
  ...readAttributes(resource),
  resource,
  noun: 'value of the secret',
  property: 'properties.value',
  within: identitiesOfId(resource.id, resource.deployment),
  literal: writtenIn(find(resource, 'properties.value')),
  contentType: readSetting(resource, 'properties.contentType', asText, { value: '' }),
});
