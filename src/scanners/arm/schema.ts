/** What a file says it is by its `$schema`. */
export interface Schema {
  readonly kind: 'template' | 'parameters';
  readonly scope: 'tenant' | 'managementGroup' | 'subscription' | 'resourceGroup';
}

const pattern = /(?:^|\/)(subscription|managementGroup|tenant)?deployment(template|parameters)\.json#?$/i;

const scopes: ReadonlyMap<string, Schema['scope']> = new Map([
  ['subscription', 'subscription'],
  ['managementgroup', 'managementGroup'],
  ['tenant', 'tenant'],
]);

/** https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax#template-format */
export function schemaOf(uri: string): Schema | undefined {
  const match = pattern.exec(uri.trim());
  if (match === null) return undefined;
  const [, prefix = '', what = ''] = match;
  const scope = scopes.get(prefix.toLowerCase()) ?? 'resourceGroup';
  return { kind: what.toLowerCase() === 'template' ? 'template' : 'parameters', scope };
}
