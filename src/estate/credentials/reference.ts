/**
 * A text that says where a secret is kept: https://learn.microsoft.com/azure/app-service/app-service-key-vault-references.
 * Unknown parts of it stand between ⟨ and ⟩.
 */
const toVault = /^\s*@Microsoft\.(?:KeyVault|AppConfiguration)\(/i;

/** The address of an object in a vault. */
const address = /^https:\/\/[^/\s]+\.(?:vault|managedhsm)\.[\w.]+(?:\/|$)/i;

/** The term for an address that Azure makes: a property of a vault, or of a secret in one. */
const madeAddress =
  /^⟨[^⟩]*Microsoft\.KeyVault\/vaults\/.*\.properties\.(?:secretUri|secretUriWithVersion|vaultUri)⟩/is;

/** Whether a text refers to a secret rather than being one. */
export const isReference = (text: string): boolean =>
  toVault.test(text) || address.test(text) || madeAddress.test(text);
