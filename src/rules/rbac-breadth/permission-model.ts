import { decide } from '../../model/decide.js';
import { defineRule } from '../rule.js';
import { propertyName } from '../property-name.js';

export default defineRule({
  on: 'vault',
  severity: 'medium',
  recommended: true,
  requires: 'role assignments decide on access to what is in a vault',
  fails: 'Vault authorises by access policies instead of roles',
  unclear: 'Cannot tell whether roles or access policies decide on access',
  why: 'Whoever may change the vault, such as any Contributor, can add an access policy and read every secret in it.',
  fix: {
    bicep: 'Set `enableRbacAuthorization: true` in `properties`, and grant access with role assignments.',
    arm: 'Set `"enableRbacAuthorization": true` in `properties`, and grant access with role assignments.',
    terraform:
      'Set `rbac_authorization_enabled = true` (`enable_rbac_authorization` before version 4.42), and grant access with `azurerm_role_assignment`.',
    azure: 'Run `az keyvault update --name <vault> --enable-rbac-authorization true`.',
  },
  caution: 'Access policies stop working at that moment: assign the roles first.',
  controls: {
    CIS: ['8.3.6'],
    MCSB: ['PA-7'],
    AzurePolicy: ['12d4fa5e-1f9f-4c21-97a9-b99b3c6611b5'],
  },
  aliases: ['Azure.KeyVault.RBAC', 'AZR-000388', 'keyvault_rbac_enabled', 'keyvault-rbac-authorization-disabled'],

  check: (vault) =>
    decide(vault.rbac, {
      ok: (on) => on,
      set: 'access policies decide, because role-based access is turned off here',
      left: (_, by) => {
        const version = by === 'Azure' ? ` for API version ${vault.resource.apiVersion ?? 'of this vault'}` : '';
        return `\`${propertyName(vault.resource, property)}\` is not set, and ${by} leaves it off${version}`;
      },
      property,
    }),
});

const property = 'properties.enableRbacAuthorization';
