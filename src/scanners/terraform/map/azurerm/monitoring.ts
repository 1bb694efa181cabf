import { concatenated } from '../choices.js';
import type { Mapping } from '../mapping.js';
import { always, blocks, from, orElse } from '../parts.js';

const logs = (type: string, enabled: ReturnType<typeof always>): ReturnType<typeof blocks> =>
  blocks(type, { category: from('category'), categoryGroup: from('category_group'), enabled });

/**
 * Before version 4 a log can be switched off where it is written, in blocks of another name.
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/monitor_diagnostic_setting
 */
const diagnosticSetting: Mapping = {
  type: 'azurerm_monitor_diagnostic_setting',
  sends: [
    {
      type: 'Microsoft.Insights/diagnosticSettings',
      place: { on: from('target_resource_id') },
      body: {
        properties: {
          workspaceId: from('log_analytics_workspace_id'),
          storageAccountId: from('storage_account_id'),
          eventHubAuthorizationRuleId: from('eventhub_authorization_rule_id'),
          marketplacePartnerId: from('partner_solution_id'),
          logs: concatenated(logs('log', orElse(from('enabled'), true)), logs('enabled_log', always(true))),
        },
      },
    },
  ],
};

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/security_center_subscription_pricing */
const defenderPlan: Mapping = {
  type: 'azurerm_security_center_subscription_pricing',
  sends: [
    {
      type: 'Microsoft.Security/pricings',
      name: orElse(from('resource_type'), 'VirtualMachines'),
      place: { in: 'subscription' },
      body: { properties: { pricingTier: from('tier'), subPlan: from('subplan') } },
    },
  ],
};

export const monitoring: readonly Mapping[] = [diagnosticSetting, defenderPlan];
