import type { Setting } from '../../model/setting.js';
import { azureDefaults } from '../azure-defaults.js';
import type { Readable } from '../read.js';
import { asBoolean, readSetting } from '../settings.js';
import { readMoment, type Moment } from './moment.js';

/**
 * What keys and secrets have in common. The names of Resource Manager are those of the data plane, `exp` and `nbf`:
 * https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults/secrets#attributes
 */
export interface Attributes {
  readonly enabled: Setting<boolean>;
  /** When it expires; undefined if never. */
  readonly expires: Setting<Moment | undefined>;
  /** From when on it is valid; undefined if from its creation. */
  readonly activates: Setting<Moment | undefined>;
}

export const readAttributes = (resource: Readable): Attributes => ({
  enabled: readSetting(resource, 'properties.attributes.enabled', asBoolean, azureDefaults.object.enabled),
  expires: readMoment(resource, 'properties.attributes.exp'),
  activates: readMoment(resource, 'properties.attributes.nbf'),
});
