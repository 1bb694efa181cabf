import type { PrivateEndpointFacts } from '../../estate/lenses/private-endpoint.js';
import { either, inapplicable, pass } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { beside } from '../beside.js';
import { defineRule, type RuleOption } from '../rule.js';

const everywhere: RuleOption<boolean> = {
  default: false,
  description: 'Whether environments other than production need a private endpoint too.',
};

export default defineRule({
  on: 'keyStore',
  severity: 'medium',
  recommended: false,
  requires: 'a private endpoint leads to every vault and Managed HSM in production',
  fails: 'No private endpoint leads to the vault',
  unclear: 'Cannot tell whether a private endpoint leads to the vault',
  why: 'Clients have to come over public addresses, which keeps a door open that stolen tokens fit.',
  fix: {
    bicep:
      "Add a `Microsoft.Network/privateEndpoints` with a `privateLinkServiceConnections` to the vault and `groupIds: ['vault']`.",
    arm: 'Add a `Microsoft.Network/privateEndpoints` with a `privateLinkServiceConnections` to the vault and `"groupIds": ["vault"]`.',
    terraform:
      'Add an `azurerm_private_endpoint` with the id of the vault, `subresource_names = ["vault"]` and `is_manual_connection = false`.',
    azure:
      'Run `az network private-endpoint create --private-connection-resource-id <id of the vault> --group-id vault`.',
  },
  controls: {
    CIS: ['8.3.8'],
    MCSB: ['NS-2', 'DP-8'],
    AzurePolicy: ['a6abeaec-4d90-4a02-805f-6b26c4d3fbe9', '59fee2f4-d439-4f1b-9b9a-982e1474bfd8'],
  },
  aliases: [
    'CKV2_AZURE_32',
    'dda11a20-c7c2-43f8-bd52-a4c029ad15e4',
    'keyvault_private_endpoints',
    'keyvault_vault_private_link_used',
    'keyVaultsPrivateEndpoint',
    '00c3d2b0',
  ],
  options: { everywhere },

  check: (store, { options }) => {
    if (!options.everywhere && store.deployment.environment?.production !== true) return inapplicable;
    const none: Verdict = {
      outcome: 'fail',
      at: store.at,
      trail: [],
      found: 'no private endpoint to it is in the scanned files',
      property: 'privateEndpoint',
    };
    return either(...store.privateEndpoints.map((endpoint) => beside(endpoint, store, works(endpoint))), none);
  },
});

const works = ({ manual, at, title }: PrivateEndpointFacts): Verdict =>
  manual
    ? {
        outcome: 'unknown',
        because: `${title} only works once somebody has approved of it`,
        at,
        trail: [],
        property: 'privateEndpoint',
      }
    : pass;
