import type { Setting } from '../../model/setting.js';
import { grouped } from '../grouped.js';
import type { AccessPolicyFacts } from '../lenses/access-policy.js';
import type { StoreFacts } from '../lenses/store.js';
import type { VaultFacts } from '../lenses/vault.js';
import { mapSetting } from '../map-setting.js';
import type { RoleAssignment, Target } from '../target.js';
import type { Grant } from './grant.js';
import { policyGrants } from './policy-grant.js';
import { roleGrants } from './role-grant.js';

/**
 * Who may do what with a vault or an HSM, and by which grant: the role assignments at it, in it and at the scopes that
 * are known to include it, and the entries of its access policies. Those that its permission model takes no notice of
 * are there too, and their `may` says no to what is inside.
 *
 * What is inside a Managed HSM has roles of its own, which templates do not assign:
 * https://learn.microsoft.com/azure/key-vault/managed-hsm/access-control
 */
export class Grants {
  readonly #assignmentsOf;
  readonly #policiesOf;
  readonly #vaultsOf;
  readonly #known = new Map<StoreFacts, readonly Grant[]>();

  constructor(
    assignments: readonly RoleAssignment[],
    policies: readonly AccessPolicyFacts[],
    vaults: readonly VaultFacts[],
  ) {
    this.#assignmentsOf = grouped(assignments, ({ stores }) => stores.flatMap(({ identities }) => identities));
    this.#policiesOf = grouped(policies, ({ within }) => within);
    const deployed = vaults.filter(({ resource }) => !resource.existing);
    this.#vaultsOf = grouped(deployed, ({ identities }) => identities);
  }

  on(store: VaultFacts | StoreFacts): readonly Grant[] {
    const known = this.#known.get(store);
    if (known !== undefined) return known;
    const heedsRoles = this.#heedsRoles(store);
    const heedsPolicies = mapSetting(heedsRoles, (heeded) => ({ value: !heeded }));
    const found = [
      ...this.#assignmentsOf(...store.identities).flatMap((assignment) =>
        roleGrants(assignment, store, asSeenFrom(assignment, store, heedsRoles)),
      ),
      ...this.#policiesOf(...store.identities).flatMap((policy) =>
        policyGrants(policy, store, asSeenFrom(policy, store, heedsPolicies)),
      ),
    ];
    this.#known.set(store, found);
    return found;
  }

  /** What one role assignment grants, store by store. */
  of(assignment: RoleAssignment): readonly Grant[] {
    return assignment.stores.flatMap((store) => this.on(store).filter((grant) => grant.assignment === assignment));
  }

  /** Whether role assignments decide on what is inside. Of one that somebody else deploys nobody can say. */
  #heedsRoles(store: VaultFacts | StoreFacts): Setting<boolean> {
    const { at, resource, identities } = store;
    if (store.kind === 'managedHsm') return { kind: 'set', value: false, at, trail: [] };
    if (!resource.existing && 'rbac' in store) return store.rbac;
    const deployed = this.#vaultsOf(...identities);
    const same = deployed.find(({ deployment }) => deployment === store.deployment) ?? deployed[0];
    if (same !== undefined) return same.rbac;
    return {
      kind: 'unknown',
      because: 'the vault, and with it the permission model, is in no scanned file',
      at,
      trail: [],
    };
  }
}

/** On what another deployment's parameters decide cannot be told together with those of this one. */
function asSeenFrom(grant: Target, store: Target, heeded: Setting<boolean>): Setting<boolean> {
  if (heeded.kind !== 'depends' || grant.deployment === store.deployment) return heeded;
  const because = 'the permission model depends on parameters of another deployment';
  return { kind: 'unknown', because, at: store.at, trail: [] };
}
