import { environmentKey } from '../model/same-environment.js';
import type { Deployment } from '../model/resource.js';
import type { Setting } from '../model/setting.js';
import type { Estate } from './estate.js';
import type { Grant } from './grants/grant.js';
import type { FederatedCredentialFacts } from './lenses/federated-credential.js';
import { oneOf } from './logic.js';
import type { GrantedPrincipal } from './principals.js';
import { actions } from './roles/action.js';
import type { Vault } from './target.js';
import { termsOf } from './terms.js';

/** A vault of one environment that somebody is granted something on. */
export interface EnvironmentGrant {
  readonly environment: string;
  readonly key: string;
  readonly vault: Vault;
  readonly grant: Grant;
  /** Whether secrets can be read, or keys used, by it. */
  readonly uses: Setting<boolean>;
}

/** The environments that a managed identity works for, by their keys, with the names as they are written. */
export type Served = ReadonlyMap<string, string>;

/** Vaults that one environment alone deploys, among those that a principal is granted something on. */
export function environmentGrants({ grants }: GrantedPrincipal, estate: Estate): readonly EnvironmentGrant[] {
  return grants.flatMap((grant) => {
    const vaults = estate
      .targets('vault')
      .filter(({ identities }) => identities.some((identity) => grant.store.identities.includes(identity)));
    const environments = new Map(vaults.flatMap(({ deployment }) => namedBy(deployment)));
    const [vault] = vaults;
    const [only] = environments;
    if (vault === undefined || only === undefined || environments.size > 1) return [];
    const [key, environment] = only;
    return [{ environment, key, vault, grant, uses: using.map((action) => grant.may(action)).reduce(oneOf) }];
  });
}

const using = [actions.readSecret, actions.decrypt, actions.unwrap, actions.sign];

/**
 * The environments of the resources that act as an identity, and of the jobs that sign in as it; where there are none,
 * that of the deployment that grants it something. Of other principals nobody can say.
 */
export function environmentsServed({ principal, grants, credentials }: GrantedPrincipal, estate: Estate): Served {
  const { identity } = principal;
  if (identity === undefined) return new Map();
  const users = estate.usersOf(identity).flatMap(({ deployment }) => namedBy(deployment));
  const served = new Map([...users, ...credentials.flatMap(ofCredential)]);
  return served.size > 0 ? served : new Map(grants.flatMap(({ deployment }) => namedBy(deployment)));
}

const namedBy = ({ environment }: Deployment): readonly (readonly [string, string])[] =>
  environment === undefined ? [] : [[environmentKey(environment.name), environment.name]];

/** Jobs of GitHub name their environment: https://docs.github.com/actions/reference/security/oidc#filtering-for-a-specific-environment */
const ofCredential = ({ subject }: FederatedCredentialFacts): readonly (readonly [string, string])[] =>
  termsOf(subject).flatMap((text) => {
    const name = /^repo:[^:]+:environment:(?<name>[^⟨⟩]+)$/.exec(text)?.groups?.['name'];
    return name === undefined ? [] : [[environmentKey(name), name] as const];
  });
