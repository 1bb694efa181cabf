/**
 * Whether what has an address is deployed by a call of a module, by itself or by what that calls. The call stands in front:
 * `vaults/vault` in Bicep and ARM, `module.vaults.azurerm_key_vault.main` in Terraform.
 */
export const isWithinCall = (address: string, call: string): boolean =>
  address.startsWith(call) && /^[/.]/.test(address.slice(call.length));

/**
 * The declaration that an address leads to: of `network/vaults['dev']` it is `vaults`. The calls on the way, and the keys
 * of loops, say which instance it is.
 */
export function declaredAddress(address: string): string {
  const plain = address.replaceAll(/\[(?:'[^']*'|"[^"]*"|[^\]'"])*\]/g, '');
  return plain.slice(plain.lastIndexOf('/') + 1).replace(/^(?:module\.[\w-]+\.)+/, '');
}

/** Whether an address is that of a module or of something in it, however deep. The root, '', has all in it. */
export const isInModule = (address: string, module: string): boolean =>
  module === '' || address === module || isWithinCall(address, module);
