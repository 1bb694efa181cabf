import type { Readable } from '../read.js';
import { asText, readSetting, type Fallback } from '../settings.js';

/**
 * What stands in for a property that is left out: what Azure fills in, except where a deleted vault is recovered, which
 * comes back with what it had. https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults#vaultproperties
 */
export function leftOutOf(resource: Readable): <T>(fallback: Fallback<T>) => Fallback<T> {
  const mode = readSetting(resource, 'properties.createMode', asText, { value: 'default' });
  const isRestored = mode.kind === 'set' && mode.value.toLowerCase() === 'recover';
  const because = 'it is not set, and the deleted vault that is recovered here brings its own';
  return (fallback) => (isRestored ? { because } : fallback);
}
