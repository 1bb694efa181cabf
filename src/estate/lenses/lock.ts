import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { targetOf } from '../named.js';
import { scopesOf } from '../resource-id.js';
import { asWord, readSetting } from '../settings.js';
import type { Target } from '../target.js';

/** A `Microsoft.Authorization/locks`. */
export interface LockFacts extends Target {
  readonly resource: Resource;
  /** The id that it applies to, and to all below; more than one when it depends. */
  readonly scopes: readonly string[];
  /**
   * `CanNotDelete`; `ReadOnly`, which forbids deletion as well; `NotSpecified`.
   * https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources
   */
  readonly level: Setting<string>;
}

export const readLock = (resource: Resource): LockFacts => ({
  ...targetOf('lock', resource),
  resource,
  scopes: scopesOf(resource.id),
  level: readSetting(resource, 'properties.level', asWord('CanNotDelete', 'ReadOnly', 'NotSpecified'), {
    because: 'no level is set',
  }),
});
