import { expect, it } from 'vitest';
import type { Value } from '../../../src/model/value.js';
import { scanOf } from './scan-of.js';

const memberAt = (value: Value | undefined, name: string): Value | undefined =>
  value?.kind === 'object' ? value.entries.get(name) : undefined;

it('leaves unknown what is left out and said to be changed by others, and believes what is written', () => {
  const { resources } = scanOf({
    'main.tf': `resource "azurerm_key_vault" "main" {
  name = "kv"
  resource_group_name = "rg"
  public_network_access_enabled = true
  lifecycle {
    ignore_changes = [rbac_authorization_enabled, public_network_access_enabled, tags["x"]]
  }
}`,
  });
  const [properties] = resources.map(({ body }) => memberAt(body, 'properties'));
  expect(memberAt(properties, 'publicNetworkAccess')).toMatchObject({ kind: 'scalar', value: 'Enabled' });
  expect(memberAt(properties, 'enableRbacAuthorization')).toMatchObject({
    kind: 'unknown',
    because: 'others set `rbac_authorization_enabled`, as `ignore_changes` says',
  });
  expect(memberAt(properties, 'enablePurgeProtection')?.kind).not.toBe('unknown');
});
