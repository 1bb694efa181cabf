import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { identityKey, type IdentityKey } from '../identity-key.js';
import { targetOf } from '../named.js';
import { combined } from '../logic.js';
import { mapSetting } from '../map-setting.js';
import { segmentsOf } from '../resource-id.js';
import { readTerm } from '../settings.js';
import { admittedBy, admittedByExpression, type Admission } from '../subject.js';
import type { Target } from '../target.js';

/**
 * A `Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials`: whose tokens are taken for the
 * identity. https://learn.microsoft.com/entra/workload-id/workload-identity-federation
 */
export interface FederatedCredentialFacts extends Target {
  readonly resource: Resource;
  /** The managed identity that a token of the issuer becomes. */
  readonly identity: IdentityKey;
  /** The service that issues the tokens, unknown parts between ⟨ and ⟩. */
  readonly issuer: Setting<string>;
  /** Whom the token must be for, '' where an expression says it. */
  readonly subject: Setting<string>;
  /** Whom that lets in. */
  readonly admits: Setting<Admission>;
}

export function readFederatedCredential(resource: Resource): FederatedCredentialFacts {
  const subject = readTerm(resource, 'properties.subject', { value: '' });
  const expression = readTerm(resource, 'properties.claimsMatchingExpression.value', { value: '' });
  return {
    ...targetOf('federated credential', resource),
    resource,
    identity: identityKey(parentOf(resource.id), resource.deployment),
    issuer: readTerm(resource, 'properties.issuer', { because: 'no issuer is set' }),
    subject,
    admits: combined(
      mapSetting(subject, (text) => admittedBy(text, false)),
      mapSetting<string, Admission | undefined>(expression, (text) =>
        text === '' ? { value: undefined } : admittedByExpression(text),
      ),
      (bySubject, byExpression) => {
        if (byExpression.kind === 'unknown') return byExpression;
        const { value } = byExpression;
        return value === undefined ? bySubject : { ...byExpression, value };
      },
    ),
  };
}

const parentOf = (id: string): string =>
  segmentsOf(id)
    .slice(0, -2)
    .map((segment) => `/${segment}`)
    .join('');
