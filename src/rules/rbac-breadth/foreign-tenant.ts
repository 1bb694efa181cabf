import { jointly } from '../../model/cases.js';
import { decide } from '../../model/decide.js';
import { inapplicable, pass } from '../../model/verdicts.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'accessPolicy',
  severity: 'high',
  recommended: true,
  requires: 'access policies are for principals of the tenant that the vault belongs to',
  fails: 'Access policy is for a principal of another tenant',
  unclear: 'Cannot tell whether the access policy is for another tenant',
  why: 'Nobody in the tenant of the vault can see, disable or review that principal, and its access outlives every leaver.',
  fix: {
    bicep: 'Remove the entry, or set its `tenantId` to that of the vault, such as `tenant().tenantId`.',
    arm: 'Remove the entry, or set its `tenantId` to that of the vault, such as `[tenant().tenantId]`.',
    terraform: 'Remove the entry, or set its `tenant_id` to that of the vault.',
    azure: 'Run `az keyvault delete-policy --name <vault> --object-id <object id>`.',
  },
  controls: { MCSB: ['PA-7', 'PA-1'] },
  aliases: [],

  check: ({ vault, tenant, isListed }) => {
    if (vault === undefined || !isListed) return inapplicable;
    if (decide(vault.rbac, { ok: (on) => on, set: '', left: '' }).outcome === 'pass') return inapplicable;
    return jointly({ tenant, own: vault.tenant }, ({ tenant: entry, own }) => {
      const property = 'tenantId';
      if (entry.kind === 'unknown') return { ...entry, outcome: 'unknown', property };
      if (own.kind === 'unknown') return { ...own, outcome: 'unknown', property };
      if (entry.value === own.value) return pass;
      const { at, trail } = entry;
      const related = [{ at: own.at, label: 'the tenant of the vault' }];
      if (isGuid(entry.value) && isGuid(own.value)) {
        const found = 'this is not the tenant of the vault';
        return { outcome: 'fail', found, at, trail, related, property };
      }
      const because = 'whether this is the tenant of the vault is only known at deployment';
      return { outcome: 'unknown', because, at, trail, related, property };
    });
  },
});

const isGuid = (text: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);
