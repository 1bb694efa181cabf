import type { DiagnosticSettingFacts, LogFacts } from '../../estate/lenses/diagnostic-setting.js';
import type { Target } from '../../estate/target.js';
import { acrossCases, jointly } from '../../model/cases.js';
import { judge } from '../../model/decide.js';
import type { Settled } from '../../model/setting.js';
import { either, every, inapplicable } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { beside } from '../beside.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'keyStore',
  severity: 'medium',
  recommended: true,
  requires: 'audit events of vaults and Managed HSMs are sent to where they are kept',
  fails: 'Nobody sees who reads what in the vault',
  unclear: 'Cannot tell whether audit events of the vault are kept',
  why: 'After a leak nobody can say which secrets were read, by whom and from where, so all of them have to be replaced.',
  fix: {
    bicep:
      "Add to `logs` of a `Microsoft.Insights/diagnosticSettings` with `scope:` the vault: `{ categoryGroup: 'audit', enabled: true }`, and set `workspaceId`.",
    arm: 'Add to `logs` of a `Microsoft.Insights/diagnosticSettings` of the vault: `{ "categoryGroup": "audit", "enabled": true }`, and set `workspaceId`.',
    terraform:
      'Add an `azurerm_monitor_diagnostic_setting` with `enabled_log { category_group = "audit" }` and `log_analytics_workspace_id`.',
    azure:
      'Run `az monitor diagnostic-settings create --resource <id of the vault> --workspace <id> --logs \'[{"categoryGroup":"audit","enabled":true}]\'`.',
  },
  controls: {
    CIS: ['6.1.1.4'],
    MCSB: ['LT-3', 'DP-8'],
    AzurePolicy: ['cf820ca0-f99e-4f3e-84fb-66e913812d21', 'a2a5b911-5617-447e-a49e-59dbe0e0434b'],
  },
  aliases: [
    'Azure.KeyVault.Logs',
    'AZR-000119',
    '38c71c00-c177-4cd7-8d36-cd1007cdb190',
    'AC_AZURE_0169',
    'accurics.azure.EKM.20',
    'keyvault_logging_enabled',
    'keyvault_managed_hms_logging_enabled',
    'logging-monitoring-logging-key-vault-disabled',
    'kvLogAnalyticsEnabled',
    '1dc0821d',
  ],

  check: (store) => {
    const { diagnosticSettings: settings } = store;
    const verdicts = settings.slice(0, most).map((setting) => beside(setting, store, ofSetting(setting)));
    if (settings.length > most) verdicts.push(uncounted(store));
    const nowhere: Verdict = {
      outcome: 'unknown',
      because: 'no diagnostic setting of it is in the scanned files, and it may be elsewhere',
      at: store.at,
      trail: [],
      property,
    };
    const verdict = either(...verdicts);
    return verdict.outcome === 'inapplicable' ? nowhere : verdict;
  },
});

const property = 'diagnosticSettings';

/** More settings of one store are not looked at: Azure allows five. */
const most = 50;

const uncounted = ({ at }: Target): Verdict => ({
  outcome: 'unknown',
  because: `more than ${String(most)} diagnostic settings are of it`,
  at,
  trail: [],
  property,
});

/** One setting can be in the way of many declarations of one vault. */
const known = new WeakMap<DiagnosticSettingFacts, Verdict>();

function ofSetting(setting: DiagnosticSettingFacts): Verdict {
  const verdict = known.get(setting) ?? every(sendsAudit(setting), hasDestination(setting));
  known.set(setting, verdict);
  return verdict;
}

/** One destination is enough. */
const hasDestination = ({ destinations, at }: DiagnosticSettingFacts): Verdict =>
  jointly(destinations, (settled) => {
    const none: Verdict = { outcome: 'fail', at, trail: [], found: 'this sends to nowhere', property };
    const ids = Object.values<Settled<string>>(settled);
    return either(none, ...ids.map((id) => judge(id, { ok: (text) => text !== '', set: '', left: '', property })));
  });

const sendsAudit = ({ logs }: DiagnosticSettingFacts): Verdict =>
  acrossCases(
    logs.map(({ when, at, items }) => {
      const found = 'this sends no audit events: neither `AuditEvent` nor the group `audit` or `allLogs`';
      const none: Verdict = { outcome: 'fail', at, trail: [], found, property };
      return { when, verdict: either(...items.map(ofLog), none) };
    }),
  );

/** Audit events are a category, and belong to two groups: https://learn.microsoft.com/azure/key-vault/general/logging */
const ofLog = ({ category, categoryGroup, enabled }: LogFacts): Verdict =>
  jointly({ category, categoryGroup, enabled }, (log) => {
    const isAudit = either(
      judge(log.category, { ok: (name) => name.toLowerCase() === 'auditevent', set: '', left: '' }),
      judge(log.categoryGroup, { ok: (name) => groups.includes(name.toLowerCase()), set: '', left: '' }),
    );
    const isOn = judge(log.enabled, {
      ok: (on) => on,
      set: 'sending audit events is turned off here',
      left: '',
      property,
    });
    // What is off, or no audit event, says nothing of the others.
    if (isAudit.outcome === 'fail' || (isAudit.outcome === 'unknown' && isOn.outcome === 'fail')) return inapplicable;
    return every(isOn, isAudit);
  });

const groups: readonly string[] = ['audit', 'alllogs'];
