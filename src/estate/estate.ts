import type { Resource } from '../model/resource.js';
import type { Span } from '../model/source.js';
import type { Grant } from './grants/grant.js';
import type { IdentityKey } from './identity-key.js';
import type { CertificateFacts } from './lenses/certificate.js';
import type { StoreFacts } from './lenses/store.js';
import type { Kind, RoleAssignment, Targets } from './target.js';

/** All resources of a run, joined: vaults with their keys, grants, endpoints and users. */
export interface Estate {
  /** All targets of a kind, in source order. */
  targets<K extends Kind>(kind: K): readonly Targets[K][];
  /** Who may do what with a vault or an HSM, and by which grant. */
  grantsOn(store: StoreFacts): readonly Grant[];
  /** The same of one role assignment, store by store. */
  grantsOf(assignment: RoleAssignment): readonly Grant[];
  /** The resources that act as a managed identity, other than the identity itself. */
  usersOf(identity: IdentityKey): readonly Resource[];
  /** Whether a resource or an output of the run takes a certificate with its key. */
  takes(certificate: CertificateFacts): boolean;
  /** Literals that stand where secrets belong: they are masked wherever source text is printed. */
  readonly secrets: readonly Span[];
}
