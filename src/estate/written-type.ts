import type { Resource } from '../model/resource.js';
import { alternativesOf, segmentsOf } from './resource-id.js';

/**
 * Whether a resource is of a type, in whatever case. An extension of another resource can be written as a child of it:
 * as `Microsoft.KeyVault/vaults/providers/locks` with the name `contoso/Microsoft.Authorization/keep`.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/scope-extension-resources
 */
export const isOfType = (resource: Pick<Resource, 'type' | 'id'>, type: string): boolean =>
  typeOf(resource).toLowerCase() === type.toLowerCase();

function typeOf({ type, id }: Pick<Resource, 'type' | 'id'>): string {
  if (!/\/providers\//i.test(type)) return type;
  const segments = segmentsOf(alternativesOf(id)[0] ?? id);
  const provider = segments.findLastIndex((segment) => segment.toLowerCase() === 'providers');
  const [namespace = '', ...rest] = segments.slice(provider + 1);
  return [namespace, ...rest.filter((_, index) => index % 2 === 0)].join('/');
}
