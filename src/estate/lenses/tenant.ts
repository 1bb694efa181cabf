import type { Setting } from '../../model/setting.js';
import { mapSetting } from '../map-setting.js';
import type { Readable } from '../read.js';
import { readTerm } from '../settings.js';

/** What stands for the tenant that a template is deployed in. */
export const ownTenant = 'own';

/**
 * A tenant: its id in lower case, or `own` for that of the deployment, however it is asked for. What Azure tells of a
 * resource, such as an identity, is in the tenant of its subscription.
 */
export const readTenant = (readable: Readable, path: string): Setting<string> =>
  mapSetting(readTerm(readable, path, { because: 'no tenant is set' }), (term) => {
    const folded = term.toLowerCase();
    return { value: own.test(folded) ? ownTenant : folded };
  });

const own =
  /^⟨(?:(?:subscription|tenant)\(\)|(?:reference\()?\/.*\/providers\/.*)\.(?:properties\.|identity\.)?tenantid⟩$/s;
