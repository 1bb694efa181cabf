import type { Mapping } from '../mapping.js';
import { from } from '../parts.js';
import { handedOutBy, inGroup } from './entry.js';

/** Resources of which nothing matters but who they are, what they act as, and what their tags say. */
const plain: Readonly<Record<string, string>> = {
  azurerm_application_insights: 'Microsoft.Insights/components',
  azurerm_arc_kubernetes_cluster: 'Microsoft.Kubernetes/connectedClusters',
  azurerm_communication_service: 'Microsoft.Communication/communicationServices',
  azurerm_dashboard_grafana: 'Microsoft.Dashboard/grafana',
  azurerm_dev_center: 'Microsoft.DevCenter/devcenters',
  azurerm_digital_twins_instance: 'Microsoft.DigitalTwins/digitalTwinsInstances',
  azurerm_eventgrid_domain: 'Microsoft.EventGrid/domains',
  azurerm_eventgrid_system_topic: 'Microsoft.EventGrid/systemTopics',
  azurerm_eventgrid_topic: 'Microsoft.EventGrid/topics',
  azurerm_healthcare_workspace: 'Microsoft.HealthcareApis/workspaces',
  azurerm_iothub: 'Microsoft.Devices/IotHubs',
  azurerm_logic_app_workflow: 'Microsoft.Logic/workflows',
  azurerm_maps_account: 'Microsoft.Maps/accounts',
  azurerm_spring_cloud_service: 'Microsoft.AppPlatform/Spring',
  azurerm_stream_analytics_job: 'Microsoft.StreamAnalytics/streamingjobs',
};

const keys = {
  exports: handedOutBy(
    'listKeys',
    'primary_access_key',
    'secondary_access_key',
    'primary_connection_string',
    'secondary_connection_string',
    'primary_key',
    'secondary_key',
  ),
};

export const others: readonly Mapping[] = [
  ...Object.entries(plain).map(([type, inAzure]) => inGroup(type, inAzure, {}, keys)),
  inGroup('azurerm_signalr_service', 'Microsoft.SignalRService/signalR', {}, keys),
  inGroup('azurerm_web_pubsub', 'Microsoft.SignalRService/webPubSub', {}, keys),
];

/**
 * A resource of the provider that is in no table. Nobody can say what it is in Azure, so its type is that of Terraform; but
 * it has an id, tags, and identities that others may grant something to.
 */
export const otherResource = (type: string): Mapping =>
  inGroup(type, type.replace('_', '/'), { keyVaultId: from('key_vault_id') });
