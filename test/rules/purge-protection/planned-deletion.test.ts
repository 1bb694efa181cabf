import { describe, expect, it } from 'vitest';
import { planOf, type PlannedOf } from '../../scanners/terraform/plan/plan-of.js';
import { judged, labelled, severities } from '../judged.js';

const id = 'purge-protection/planned-deletion';

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg';
const vaultId = `${group}/providers/Microsoft.KeyVault/vaults/kv`;
const hsmId = `${group}/providers/Microsoft.KeyVault/managedHSMs/hsm`;

const vaultWith = (purge_protection_enabled: boolean | null): PlannedOf['before'] & object => ({
  id: vaultId,
  name: 'kv',
  resource_group_name: 'rg',
  purge_protection_enabled,
});
const vault = (actions: readonly string[], purge: boolean | null, more: Partial<PlannedOf> = {}): PlannedOf => ({
  address: 'azurerm_key_vault.main',
  actions,
  before: vaultWith(purge),
  ...(actions.includes('delete') && !actions.includes('create') ? {} : { after: vaultWith(purge) }),
  ...more,
});
const keyBefore = {
  id: 'https://kv.vault.azure.net/keys/disk/0123456789abcdef0123456789abcdef',
  name: 'disk',
  key_vault_id: vaultId,
  key_type: 'RSA',
};
const key = (actions: readonly string[] = ['delete']): PlannedOf => ({
  address: 'azurerm_key_vault_key.disk',
  actions,
  before: keyBefore,
});
const lock = (scope: string, level = 'CanNotDelete', actions: readonly string[] = ['no-op']): PlannedOf => {
  const values = { id: `${scope}/providers/Microsoft.Authorization/locks/l`, name: 'l', scope, lock_level: level };
  return {
    address: 'azurerm_management_lock.main',
    actions,
    before: values,
    ...(!actions.includes('delete') && { after: values }),
  };
};
const encrypted: PlannedOf = {
  address: 'azurerm_storage_account_customer_managed_key.main',
  actions: ['no-op'],
  after: {
    storage_account_id: `${group}/providers/Microsoft.Storage/storageAccounts/store`,
    key_vault_key_id: 'https://kv.vault.azure.net/keys/disk',
  },
};
const account: PlannedOf = {
  address: 'azurerm_storage_account.main',
  actions: ['no-op'],
  after: {
    id: `${group}/providers/Microsoft.Storage/storageAccounts/store`,
    name: 'store',
    resource_group_name: 'rg',
  },
};
const hsm: PlannedOf = {
  address: 'azurerm_key_vault_managed_hardware_security_module.main',
  actions: ['delete'],
  before: { id: hsmId, name: 'hsm', resource_group_name: 'rg', purge_protection_enabled: true },
};

describe(id, () => {
  it.each<[string, readonly PlannedOf[], readonly string[]]>([
    ['a vault that stays', [vault(['no-op'], false)], []],
    ['a vault that changes', [vault(['update'], false)], []],
    ['a vault that is left to others', [vault(['forget'], false)], []],
    ['a vault without protection', [vault(['delete'], false)], ['fail']],
    ['a vault whose protection is left out', [vault(['delete'], null)], ['fail']],
    ['a vault with protection', [vault(['delete'], true)], ['pass']],
    ['one replaced by another', [vault(['delete', 'create'], false)], ['fail']],
    ['one for which another one is made first', [vault(['create', 'delete'], false)], ['fail']],
    ['an instance of several', [vault(['delete'], false, { address: 'azurerm_key_vault.main["a"]' })], ['fail']],
    ['a locked vault', [vault(['delete'], false), lock(vaultId)], ['pass']],
    ['a vault in a locked group', [vault(['delete'], false), lock(group, 'ReadOnly')], ['pass']],
    ['a lock on another vault', [vault(['delete'], false), lock(`${vaultId}2`)], ['fail']],
    [
      'a lock that is destroyed with it',
      [vault(['delete'], false), lock(vaultId, 'CanNotDelete', ['delete'])],
      ['fail'],
    ],
    ['a key of a vault without protection', [vault(['no-op'], false), key()], ['fail']],
    ['a key of a vault with protection', [vault(['no-op'], true), key()], ['pass']],
    ['a key of a vault that is locked only', [vault(['no-op'], false), lock(vaultId), key()], ['fail']],
    ['a key with its vault', [vault(['delete'], false), key()], ['fail', 'fail']],
    ['a key of a vault that others deploy', [key()], ['unknown']],
    ['a Managed HSM with protection', [hsm], ['pass']],
    [
      'what Terraform will not show',
      [vault(['delete'], false, { sensitive: { purge_protection_enabled: true } })],
      ['unknown'],
    ],
    ['a data source that is read no more', [{ address: 'data.azurerm_key_vault.main', actions: ['delete'] }], []],
    ['something else', [{ address: 'azurerm_storage_account.main', actions: ['delete'], before: { name: 's' } }], []],
  ])('%s', (_, resources, expected) => {
    const outcomes = judged(id, { 'plan.json': planOf(resources) }).map((each) => each.split(' ')[0]);
    expect(outcomes).toEqual(expected);
  });

  it('points at the address, not at what stands below it', () => {
    expect(judged(id, { 'plan.json': planOf([vault(['delete'], false)]) })).toEqual(['fail `azurerm_key_vault.main`']);
  });

  it('is graver where data can no longer be read', () => {
    const plan = (...resources: readonly PlannedOf[]) => ({ 'plan.json': planOf(resources) });
    expect(severities(id, plan(vault(['delete'], false)))).toEqual(['fail high']);
    expect(severities(id, plan(vault(['delete'], false), account, encrypted))).toEqual(['fail critical']);
    expect(labelled(id, plan(vault(['no-op'], false), key(), account, encrypted))).toEqual([
      expect.stringMatching(/what it lies in has no purge protection, while it encrypts storage account `store`$/),
    ]);
  });

  it('judges what is destroyed by nothing else', () => {
    const files = { 'plan.json': planOf([vault(['delete'], false), key()]) };
    for (const other of ['purge-protection/vault', 'rbac-breadth/permission-model', 'hsm-key-policy/expiry']) {
      expect(judged(other, files)).toEqual([]);
    }
  });
});
