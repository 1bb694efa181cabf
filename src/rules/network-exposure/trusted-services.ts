import { exposureOf, rulesOf } from '../../estate/exposure.js';
import type { Targets } from '../../estate/target.js';
import { jointly } from '../../model/cases.js';
import { decide, judge } from '../../model/decide.js';
import type { Settled } from '../../model/setting.js';
import { either, inapplicable, pass } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { mayMeet } from '../beside.js';
import { shelterOf } from '../openness.js';
import { defineRule } from '../rule.js';
import { propertyName } from '../property-name.js';

type Store = Targets['keyStore'];

export default defineRule({
  on: 'keyStore',
  severity: 'low',
  recommended: false,
  requires: 'trusted services pass by a firewall exactly where something needs them to',
  fails: 'Firewall and its bypass do not fit what trusted services need',
  unclear: 'Cannot tell whether trusted services need to pass by the firewall',
  why: 'Template deployments are a trusted service: who may run one reads past the firewall, and whoever needs it is shut out without it.',
  fix: {
    bicep: "Set `bypass: 'None'` in `networkAcls`, or `bypass: 'AzureServices'` where a service needs it.",
    arm: 'Set `"bypass": "None"` in `networkAcls`, or `"bypass": "AzureServices"` where a service needs it.',
    terraform: 'Set `bypass = "None"` in `network_acls`, or `bypass = "AzureServices"` where a service needs it.',
    azure:
      'Run `az keyvault update --name <vault> --bypass None`, or `--bypass AzureServices` where a service needs it.',
  },
  caution: 'Services that no scanned file shows, such as backup of virtual machines, lose access too.',
  controls: { MCSB: ['NS-2'] },
  aliases: ['trustedServicesEnabled'],

  check: (store) => {
    if (shelterOf(store).outcome === 'pass') return inapplicable;
    const { publicNetworkAccess, defaultAction, bypass } = store.network;
    return jointly({ publicNetworkAccess, defaultAction, bypass }, (doors) => judged(doors, store));
  },
});

interface Doors {
  readonly publicNetworkAccess: Settled<string>;
  readonly defaultAction: Settled<string>;
  readonly bypass: Settled<string>;
}

/** Where all come in, or a perimeter decides, there is nothing to pass by. */
function judged({ bypass, ...doors }: Doors, store: Store): Verdict {
  const exposure = exposureOf({ ...doors, ...rulesOf(store.network) });
  if (exposure !== 'closed' && exposure !== 'restricted') return inapplicable;
  const users = store.trustedUses.filter((use) => mayMeet(use, store));
  const needed = users.length > 0 || store.encrypts.length > 0 ? pass : needOf(store, bypass);
  const isPassedBy = judge(bypass, { ok: (word) => word === 'AzureServices', set: '', left: '', property });
  if (isPassedBy.outcome === 'pass') return needed;
  const related = users.map(({ at, title }) => ({ at, label: `${title} asks for what is inside` }));
  return judge(bypass, {
    ok: (word) => word === 'AzureServices' || users.length === 0,
    set: `no service passes by the firewall, and ${users[0]?.title ?? ''} has to`,
    left: '',
    property,
    related,
  });
}

const property = 'properties.networkAcls.bypass';

/** A vault can say itself that machines, disks or templates take secrets from it. */
function needOf(store: Store, { at, trail, kind }: Settled<string>): Verdict {
  const nothing = 'nothing in the scanned files needs it';
  const found =
    kind === 'set'
      ? `trusted services pass by the firewall, and ${nothing}`
      : `\`${propertyName(store.resource, property)}\` is not set: Azure lets trusted services pass by, and ${nothing}`;
  const none: Verdict = { outcome: 'fail', at, trail, found, property };
  if (store.kind !== 'vault') return none;
  const { deployment, diskEncryption, templateDeployment } = store.enabledFor;
  const flags = [deployment, diskEncryption, templateDeployment];
  return either(none, ...flags.map((flag) => decide(flag, { ok: (on) => on, set: '', left: '', property })));
}
