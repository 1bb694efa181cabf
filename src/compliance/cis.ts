import type { Framework } from '../model/framework.js';

/**
 * The controls that templates can show something of: Key Vault, who may reach it, and its logs. The numbers are those of
 * 6.0; 5.0 differs in the chapter of roles alone. https://www.cisecurity.org/benchmark/azure
 */
export const cis = {
  name: 'CIS Microsoft Azure Foundations Benchmark',
  publisher: 'Center for Internet Security',
  url: 'https://www.cisecurity.org/benchmark/azure',
  versions: ['6.0', '5.0'],
  controls: {
    '5.3.3': {
      title: 'The role User Access Administrator is given to as few as possible',
      only: { role: 'User Access Administrator' },
    },
    '5.4': { title: 'No custom role administers a subscription', formerly: { '5.0': '5.23' } },
    '5.5': { title: 'A custom role administers resource locks', formerly: { '5.0': '5.24' } },
    '5.7': { title: 'A subscription has two or three owners', formerly: { '5.0': '5.27' } },
    '6.1.1.4': { title: 'Key Vault writes its audit log', only: { store: 'vault' } },
    '6.2': { title: 'Resources that must not be lost are locked' },
    '8.1.8.1': { title: 'Microsoft Defender for Key Vault is on' },
    '8.3.1': { title: 'Keys expire, in vaults with Azure RBAC', only: { store: 'vault', access: 'roles' } },
    '8.3.2': { title: 'Keys expire, in vaults with access policies', only: { store: 'vault', access: 'policies' } },
    '8.3.3': { title: 'Secrets expire, in vaults with Azure RBAC', only: { access: 'roles' } },
    '8.3.4': { title: 'Secrets expire, in vaults with access policies', only: { access: 'policies' } },
    '8.3.5': { title: 'Purge protection is on', only: { store: 'vault' } },
    '8.3.6': { title: 'Vaults authorise with Azure RBAC', only: { store: 'vault' } },
    '8.3.7': { title: 'Public network access is off', only: { store: 'vault' } },
    '8.3.8': { title: 'Vaults are reached through private endpoints', only: { store: 'vault' } },
    '8.3.9': { title: 'Keys rotate by themselves', only: { store: 'vault' } },
    '8.3.10': { title: 'Managed HSM holds the keys that need it', only: { store: 'managedHsm' } },
    '8.3.11': { title: 'Certificates are valid for at most 12 months' },
  },
} as const satisfies Framework;
