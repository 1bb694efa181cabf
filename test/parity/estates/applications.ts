import { idOf } from '../languages.js';
import { vault, type Estate } from './parts.js';

const reference = '@Microsoft.KeyVault(VaultName=kv-apps-prod;SecretName=api)';

/** Applications, and what they are told. */
export const applications: Readonly<Record<string, Estate>> = {
  'settings of applications': {
    resources: [
      vault('kv-apps-prod', { enablePurgeProtection: true, enableRbacAuthorization: true }),
      {
        type: 'Microsoft.Web/sites',
        apiVersion: '2024-04-01',
        name: 'app-pay',
        body: {
          location: 'westeurope',
          tags: { note: 'pwd=Vk9!xQ2#mR7$tL4z' },
          identity: { type: 'SystemAssigned' },
          properties: {
            keyVaultReferenceIdentity: 'SystemAssigned',
            siteConfig: {
              appSettings: [
                { name: 'API_KEY', value: reference },
                { name: 'DB_PASSWORD', value: 'Vk9!xQ2#mR7$tL4z' },
                { name: 'LEVEL', value: 'debug' },
              ],
              connectionStrings: [
                {
                  name: 'main',
                  type: 'SQLAzure',
                  connectionString: 'Server=tcp:sql.database.windows.net;User ID=app;Password=Vk9!xQ2#mR7$tL4z;',
                },
              ],
            },
          },
        },
      },
      {
        type: 'Microsoft.App/containerApps',
        apiVersion: '2024-03-01',
        name: 'ca-pay',
        body: {
          location: 'westeurope',
          identity: { type: 'SystemAssigned' },
          properties: {
            environmentId: idOf('Microsoft.App/managedEnvironments', 'cae'),
            configuration: {
              secrets: [
                { name: 'api', keyVaultUrl: 'https://kv-apps-prod.vault.azure.net/secrets/api', identity: 'system' },
                { name: 'db', value: 'Vk9!xQ2#mR7$tL4z' },
              ],
            },
            template: {
              containers: [
                {
                  name: 'main',
                  image: 'mcr.microsoft.com/k8se/quickstart:latest',
                  env: [
                    { name: 'API_KEY', secretRef: 'api' },
                    { name: 'DB_PASSWORD', value: 'Vk9!xQ2#mR7$tL4z' },
                  ],
                },
              ],
            },
          },
        },
      },
    ],
  },
};
