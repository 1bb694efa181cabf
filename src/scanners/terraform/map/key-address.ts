import { distribute } from '../../../expressions/distribute.js';
import { callSymbol, symbolOf } from '../../../expressions/symbol.js';
import { scalar, unknown } from '../../../expressions/values.js';
import type { Value } from '../../../model/value.js';
import type { Part } from './parts.js';

/** The parts of the address of a key, unknown ones between ⟨ and ⟩. */
interface KeyAddress {
  /** `https://contoso.vault.azure.net`, or the term for the address that Azure gives a vault. */
  readonly store: string;
  /** The name of the vault or HSM. */
  readonly storeName: string;
  readonly name: string;
  /** '' if it names none. */
  readonly version: string;
}

/**
 * A part of the address of a key, for services that are told a key in parts where Terraform has its address:
 * `https://contoso.vault.azure.net/keys/disk`, or `azurerm_key_vault_key.disk.id`.
 */
const keyPart =
  (address: Part, name: string, take: (address: KeyAddress) => string): Part =>
  (config, context) => {
    const written = address(config, context);
    if (written === undefined) return undefined;
    return distribute([written], written.at, context.evaluation.budget, ([one]) => {
      if (one === undefined || (one.kind === 'scalar' && one.value === null)) return one ?? written;
      const { at, trail, sensitive } = one;
      const term = symbolOf(one);
      const parts = term === undefined ? undefined : addressIn(term);
      const part = parts === undefined ? callSymbol(name, [one]) : take(parts);
      if (part !== undefined && !part.includes('⟨')) return scalar(part, at, trail, sensitive);
      return unknown(becauseOf(one), at, { trail, symbol: part, sensitive });
    });
  };

const becauseOf = (value: Value): string =>
  value.kind === 'unknown' ? value.because : 'the parts of the address cannot be told apart';

/** The address of the vault or HSM that the key is in. */
export const storeOfKey = (address: Part): Part => keyPart(address, 'vaultUri', ({ store }) => store);

/** The name of the key. */
export const nameOfKey = (address: Part): Part => keyPart(address, 'keyName', ({ name }) => name);

/** The version of the key; the empty text, which stands for the newest, if the address has none. */
export const versionOfKey = (address: Part): Part => keyPart(address, 'keyVersion', ({ version }) => version);

/** As SQL calls keys: https://learn.microsoft.com/azure/templates/microsoft.sql/servers/encryptionprotector */
export const joinedNameOfKey = (address: Part): Part =>
  keyPart(address, 'serverKeyName', ({ storeName, name, version }) => `${storeName}_${name}_${version}`);

/** The properties of nearly every service that is told a key in parts. */
export const keyParts = (address: Part): Readonly<Record<'keyVaultUri' | 'keyName' | 'keyVersion', Part>> => ({
  keyVaultUri: storeOfKey(address),
  keyName: nameOfKey(address),
  keyVersion: versionOfKey(address),
});

/** The address that Azure gives to the vault with an id. */
export const addressOfVault =
  (id: Part): Part =>
  (config, context) => {
    const written = id(config, context);
    if (written === undefined) return undefined;
    return distribute([written], written.at, context.evaluation.budget, ([one]) => {
      if (one === undefined || (one.kind === 'scalar' && one.value === null)) return one ?? written;
      const { at, trail } = one;
      const term = symbolOf(one);
      const symbol = term?.startsWith('/') === true ? `⟨${term}.properties.vaultUri⟩` : callSymbol('vaultUri', [one]);
      return unknown('the address of a vault is only known at deployment', at, { trail, symbol });
    });
  };

const segment = '(?:[^/⟨⟩]|⟨[^⟨⟩]*(?:⟨[^⟨⟩]*⟩[^⟨⟩]*)*⟩)+';
const written = new RegExp(
  `^(?<store>https://(?<name>${segment}?)\\.(?:vault|managedhsm)\\.[^/]+)/keys/(?<key>${segment})(?:/(?<version>.*))?$`,
  'i',
);
const made = new RegExp(
  `^⟨(?<id>/.+/(?<kind>vaults|managedHSMs)/(?<name>${segment}))/keys/(?<key>${segment})\\.properties\\.keyUri(?<versioned>WithVersion)?⟩$`,
  'i',
);

/** The parts of an address that is written out, or of the one that Azure gives to a key. */
function addressIn(term: string): KeyAddress | undefined {
  const { store, name = '', key = '', version = '' } = written.exec(term)?.groups ?? {};
  if (store !== undefined) return { store, storeName: name, name: key, version: version.replace(/\/$/, '') };
  const found = made.exec(term)?.groups;
  if (found === undefined) return undefined;
  const property = found['kind']?.toLowerCase() === 'vaults' ? 'vaultUri' : 'hsmUri';
  return {
    store: `⟨${found['id'] ?? ''}.properties.${property}⟩`,
    storeName: found['name'] ?? '',
    name: found['key'] ?? '',
    version: found['versioned'] === undefined ? '' : term,
  };
}
