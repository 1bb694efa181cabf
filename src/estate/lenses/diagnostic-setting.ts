import type { Resource } from '../../model/resource.js';
import { targetOf } from '../named.js';
import { identitiesOfId, type StoreIdentity } from '../store-identity.js';
import type { Target } from '../target.js';

/** A `Microsoft.Insights/diagnosticSettings`: an extension of what it watches. */
export interface DiagnosticSettingFacts extends Target {
  readonly resource: Resource;
  /** The vault or HSM it watches. */
  readonly of: readonly StoreIdentity[];
}

export const readDiagnosticSetting = (resource: Resource): DiagnosticSettingFacts => ({
  ...targetOf('diagnostic setting', resource),
  resource,
  of: identitiesOfId(resource.id, resource.deployment),
});
