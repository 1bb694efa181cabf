import type { Setting } from '../../model/setting.js';
import type { azureDefaults } from '../azure-defaults.js';
import { readItems } from '../items.js';
import type { Readable } from '../read.js';
import { leftOutOf } from './restored.js';
import { asPresence, asWord, readSetting } from '../settings.js';

/** From where a vault or an HSM can be reached, as its own properties say. */
export interface Network {
  /** `Enabled`, `Disabled`, `SecuredByPerimeter`. */
  readonly publicNetworkAccess: Setting<string>;
  /** Whether there is a rule set at all. Without one the firewall is off. */
  readonly rules: Setting<boolean>;
  /** `Allow` or `Deny`: what happens to those no rule names. */
  readonly defaultAction: Setting<string>;
  /** `AzureServices` or `None`: who passes by the rules. */
  readonly bypass: Setting<string>;
  readonly ipRules: readonly Readable[];
  readonly virtualNetworkRules: readonly Readable[];
}

const acls = 'properties.networkAcls';

export function readNetwork(
  resource: Readable,
  defaults: typeof azureDefaults.vault | typeof azureDefaults.managedHsm,
): Network {
  const left = leftOutOf(resource);
  const access = asWord('Enabled', 'Disabled', 'SecuredByPerimeter');
  return {
    publicNetworkAccess: readSetting(
      resource,
      'properties.publicNetworkAccess',
      access,
      left(defaults.publicNetworkAccess),
    ),
    rules: readSetting(resource, acls, asPresence, { value: false }),
    defaultAction: readSetting(
      resource,
      `${acls}.defaultAction`,
      asWord('Allow', 'Deny'),
      left(defaults.defaultAction),
    ),
    bypass: readSetting(resource, `${acls}.bypass`, asWord('AzureServices', 'None'), left(defaults.bypass)),
    ipRules: readItems(resource, `${acls}.ipRules`),
    virtualNetworkRules: readItems(resource, `${acls}.virtualNetworkRules`),
  };
}
