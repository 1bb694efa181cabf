import type { Resource } from '../../../../src/model/resource.js';
import type { Scan } from '../../../../src/model/scan.js';
import { scanFiles } from '../scan-files.js';

const schemas = {
  resourceGroup: 'deploymentTemplate',
  subscription: 'subscriptionDeploymentTemplate',
  managementGroup: 'managementGroupDeploymentTemplate',
  tenant: 'tenantDeploymentTemplate',
} as const;

export interface Sections {
  readonly scope?: keyof typeof schemas;
  readonly resources: unknown;
  readonly [section: string]: unknown;
}

/** The content of a template, also of a nested one. */
export const template = ({ scope = 'resourceGroup', ...sections }: Sections): object => ({
  $schema: `https://schema.management.azure.com/schemas/2019-04-01/${schemas[scope]}.json#`,
  contentVersion: '1.0.0.0',
  ...sections,
});

export const scanArm = (sections: Sections, files: Readonly<Record<string, object>> = {}): Scan =>
  scanFiles(
    Object.fromEntries(
      Object.entries({ 'main.json': template(sections), ...files }).map(([path, content]) => [
        path,
        JSON.stringify(content, null, 2),
      ]),
    ),
    { everything: true },
  );

export const vault = (more: object = {}): object => ({
  type: 'Microsoft.KeyVault/vaults',
  apiVersion: '2024-11-01',
  name: 'kv',
  properties: {},
  ...more,
});

/** `type id` of every resource, with what is unknown shortened where it is the same for all. */
export const idsOf = ({ resources }: Scan): readonly string[] => resources.map(idOf);

export const idOf = ({ id }: Resource): string =>
  id
    .replaceAll('⟨subscription().subscriptionId⟩', 'SUB')
    .replaceAll('⟨resourceGroup().name⟩', 'RG')
    .replaceAll('/subscriptions/SUB/resourceGroups/RG/providers/', '…/');

export const nested = (name: string, inner: object, more: object = {}, evaluated?: 'inner' | 'outer'): object => ({
  type: 'Microsoft.Resources/deployments',
  apiVersion: '2024-03-01',
  name,
  ...more,
  properties: {
    mode: 'Incremental',
    ...(evaluated && { expressionEvaluationOptions: { scope: evaluated } }),
    ...inner,
  },
});
