import type { Setting } from '../../model/setting.js';
import type { Principal } from '../lenses/principal.js';
import type { StoreFacts } from '../lenses/store.js';
import type { ScopeLevel } from '../resource-id.js';
import type { Extent } from './extent.js';
import type { Action } from '../roles/action.js';
import type { RoleAssignment, Target } from '../target.js';

/** One principal's right to something with one vault or HSM, by a role assignment or an entry of an access policy. */
export interface Grant extends Target {
  readonly by: 'roleAssignment' | 'accessPolicy';
  /** The role assignment, if it is by one. */
  readonly assignment: RoleAssignment | undefined;
  readonly principal: Principal;
  readonly store: StoreFacts;
  /** How far it reaches; undefined when the text of its scope does not say. An access policy reaches its vault. */
  readonly level: ScopeLevel | undefined;
  /** Whether it is for one secret, key or certificate alone. */
  readonly forObject: boolean;
  /** The name of the role; undefined for an access policy. */
  readonly role: Setting<string> | undefined;
  /** Whether the vault takes notice of it for what is inside: its permission model decides. */
  readonly heeded: Setting<boolean>;
  /** How much of an action the grant speaks of, whatever comes of it under the permission model of the vault. */
  extent(action: Action): Setting<Extent>;
  /** Whether the grant speaks of an action. Unknown where a condition decides. */
  holds(action: Action): Setting<boolean>;
  /**
   * Whether the principal may do it by this grant: what a vault's permission model takes no notice of gives nobody
   * anything. https://learn.microsoft.com/azure/key-vault/general/rbac-access-policy
   */
  may(action: Action): Setting<boolean>;
}
