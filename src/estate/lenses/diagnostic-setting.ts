import type { Resource } from '../../model/resource.js';
import { targetOf } from '../named.js';
import { identityOfId, type StoreIdentity } from '../store-identity.js';
import type { Target } from '../target.js';

/** A `Microsoft.Insights/diagnosticSettings`: an extension of what it watches. */
export interface DiagnosticSettingFacts extends Target {
  readonly resource: Resource;
  /** The vault or HSM it watches. */
  readonly of: StoreIdentity | undefined;
}

export const readDiagnosticSetting = (resource: Resource): DiagnosticSettingFacts => ({
  ...targetOf('diagnostic setting', resource),
  resource,
  of: identityOfId(resource.scope, resource.deployment),
});
