import { evaluate } from '../../../expressions/evaluate.js';
import type { Scope } from '../../../expressions/scope.js';
import type { Expression } from '../../../expressions/tree.js';

export interface ResourceType {
  /** `Microsoft.KeyVault/vaults/secrets`, as written; '' if only a deployment could tell. */
  readonly name: string;
  readonly apiVersion: string | undefined;
  /** A resource group: its id has a form of its own. */
  readonly isGroup: boolean;
}

/** A resource that is written as a child of the one it extends, in the way of ARM templates. */
export interface Extension {
  /** The type that is extended, `Microsoft.KeyVault/vaults`, and how many segments of the name are its own. */
  readonly base: string;
  readonly segments: number;
}

/**
 * What `Microsoft.KeyVault/vaults/providers/roleAssignments` extends. The name of such a resource has the name space of
 * its type in it: `kv/Microsoft.Authorization/…`.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/child-resource-name-type
 */
export function extensionIn(type: string): Extension | undefined {
  const at = type.toLowerCase().lastIndexOf('/providers/');
  const base = at < 0 ? '' : type.slice(0, at);
  return at < 0 ? undefined : { base, segments: base.split('/').length - 1 };
}

/** The type of a resource. That of a nested one continues its parent's: `secrets`, with or without a version. */
export function resourceTypeOf(written: Expression, scope: Scope, parent: ResourceType | undefined): ResourceType {
  const value = written.kind === 'literal' ? written : evaluate(written, scope);
  const text = 'value' in value && typeof value.value === 'string' ? value.value : '';
  const at = text.lastIndexOf('@');
  const own = at < 0 ? text : text.slice(0, at);
  const version = at < 0 ? '' : text.slice(at + 1);
  const name = parent === undefined || own.includes('.') ? own : `${parent.name}/${own}`;
  return {
    name,
    apiVersion: version === '' ? parent?.apiVersion : version,
    isGroup: name.toLowerCase() === 'microsoft.resources/resourcegroups',
  };
}
