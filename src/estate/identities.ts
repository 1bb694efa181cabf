import type { FederatedCredentialFacts } from './lenses/federated-credential.js';
import type { Granted, Principal } from './lenses/principal.js';
import { grouped } from './grouped.js';
import type { IdentityKey } from './identity-key.js';
import { isServiceConnection, pipelineService } from './pipeline.js';
import { termsOf } from './terms.js';

/** What the run says of managed identities: whose tokens they take. */
export class Identities {
  readonly #credentialsOf;

  constructor(credentials: readonly FederatedCredentialFacts[]) {
    this.#credentialsOf = grouped(credentials, ({ identity }) => [identity]);
  }

  credentialsOf(identity: IdentityKey): readonly FederatedCredentialFacts[] {
    return this.#credentialsOf(identity);
  }

  /** A grant with its principals told apart: an identity that a pipeline signs in as is the pipeline's. */
  recognised<T extends Granted>(granted: T): T {
    const one = (principal: Principal): Principal =>
      this.#isOfPipeline(principal) ? { ...principal, class: 'pipeline' } : principal;
    const principals = granted.principals.map(({ when, is }) => ({ when, is: one(is) }));
    return { ...granted, principal: one(granted.principal), principals };
  }

  #isOfPipeline({ identity }: Principal): boolean {
    return identity !== undefined && this.credentialsOf(identity).some(isForPipeline);
  }
}

/** Whether jobs of a pipeline get in by a credential, in some case. */
const isForPipeline = ({ issuer, subject }: FederatedCredentialFacts): boolean =>
  termsOf(issuer).some((term) => pipelineService(term) !== undefined) || termsOf(subject).some(isServiceConnection);
