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
