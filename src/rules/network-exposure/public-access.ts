import { exposureOf, rulesOf } from '../../estate/exposure.js';
import type { Network } from '../../estate/lenses/network.js';
import type { PerimeterAssociationFacts } from '../../estate/lenses/perimeter-association.js';
import { decide } from '../../model/decide.js';
import { conditions, jointly } from '../../model/cases.js';
import { quoted } from '../../model/quoted.js';
import type { Settled } from '../../model/setting.js';
import { either, inapplicable, pass } from '../../model/verdicts.js';
import type { Assumption } from '../../model/value.js';
import type { Verdict } from '../../model/verdict.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'vault',
  severity: 'high',
  recommended: true,
  requires: 'a vault answers only to private endpoints, or to the networks that its firewall names',
  fails: 'Vault answers to every network',
  unclear: 'Cannot tell whether the vault answers to every network',
  why: 'A token stolen anywhere is enough: nothing stops its use from any address on the internet.',
  fix: {
    bicep:
      "Set `publicNetworkAccess: 'Disabled'` and use a private endpoint, or set `networkAcls: { defaultAction: 'Deny' }`.",
    arm: 'Set `"publicNetworkAccess": "Disabled"` and use a private endpoint, or set `"defaultAction": "Deny"` in `networkAcls`.',
    terraform: 'Set `public_network_access_enabled = false`, or `default_action = "Deny"` in `network_acls`.',
    azure: 'Run `az keyvault update --name <vault> --public-network-access Disabled`.',
  },
  caution: 'Clients outside the allowed networks, pipelines among them, lose access at once.',
  controls: {
    CIS: ['8.3.7'],
    MCSB: ['NS-2', 'DP-8'],
    AzurePolicy: ['405c5871-3e91-4644-8a63-58e19d68ff5b', '55615ac9-af46-4a59-874e-391cc3dfb490'],
  },
  aliases: [
    'CKV_AZURE_109',
    'CKV_AZURE_189',
    'AVD-AZU-0013',
    'AZU-0013',
    'Azure.KeyVault.Firewall',
    'AZR-000355',
    'keyvault-public-traffic-allowed',
    'keyVaultPublicAccess',
    'restrictDefaultNetworkAccess',
    'keyvault_vault_public_network_access_disabled',
    'Azure_KeyVault_NetSec_Disable_Public_Network_Access',
    'keyvault-specify-network-acl',
    'azure-keyvault-enables-firewall-rules-settings',
    'PR-AZR-ARM-KV-006',
    'PR-AZR-TRF-KV-006',
    'PR-AZR-CLD-KV-006',
    'PR-AZR-ARM-KV-010',
    'PR-AZR-CLD-KV-010',
  ],

  check: ({ network, perimeters, when }) => {
    const { publicNetworkAccess, defaultAction, rules } = network;
    const own = jointly({ publicNetworkAccess, defaultAction, rules }, (doors) => judged(doors, network));
    if (own.outcome === 'pass') return own;
    const shelter = either(...perimeters.map((each) => inside(each, when)));
    return shelter.outcome === 'pass' || (shelter.outcome === 'unknown' && own.outcome === 'fail') ? shelter : own;
  },
});

/** A perimeter counts where the vault is deployed: what is there only under more conditions may be missing. */
function inside(perimeter: PerimeterAssociationFacts, vault: readonly Assumption[]): Verdict {
  const more = perimeter.when.filter(
    ({ subject, is }) => !vault.some((one) => one.subject === subject && one.is === is),
  );
  const verdict = enforced(perimeter);
  if (more.length === 0 || verdict.outcome !== 'pass') return verdict;
  if (perimeter.resource.assumed === true) return inapplicable;
  const because = `the perimeter is only there when ${conditions([more])}`;
  return { outcome: 'unknown', because, at: perimeter.at, trail: [], property };
}

interface Doors {
  readonly publicNetworkAccess: Settled<string>;
  readonly defaultAction: Settled<string>;
  readonly rules: Settled<boolean>;
}

/** An enforced perimeter decides in place of the vault's own settings; one that only logs changes nothing. */
const enforced = ({ mode }: PerimeterAssociationFacts): Verdict =>
  decide(mode, {
    ok: (value) => value === 'Enforced',
    set: 'this perimeter only logs',
    left: 'this perimeter only logs',
  });

function judged(doors: Doors, network: Network): Verdict {
  const exposure = exposureOf({ ...doors, ...rulesOf(network) });
  if (exposure !== 'open' && exposure !== 'unknown') return pass;
  const { publicNetworkAccess: access, defaultAction: action, rules } = doors;
  const undecided = [action, access].find((door) => door.kind === 'unknown');
  if (undecided?.kind === 'unknown') {
    const { at, trail, because } = undecided;
    return { outcome: 'unknown', at, trail, because, property };
  }
  if (action.kind === 'set') return open(action, `${quoted(action.value)} lets in every network that no rule names`);
  if (rules.kind === 'set') return open(rules, 'the firewall has no `defaultAction`, so it denies nothing');
  if (access.kind === 'set') return open(access, 'public access is on, and no firewall limits it');
  return open(access, 'neither public access nor a firewall is set, and Azure lets every network in');
}

const property = 'properties.networkAcls.defaultAction';

const open = ({ at, trail }: Settled<unknown>, found: string): Verdict => ({
  outcome: 'fail',
  at,
  trail,
  found,
  property,
});
