import { evaluate } from '../../../expressions/evaluate.js';
import type { Scope } from '../../../expressions/scope.js';
import type { Expression, Template } from '../../../expressions/tree.js';

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

/** Azure's own types may be told apart from those of extensions: `az:Microsoft.KeyVault/vaults`. */
const ownNamespace = /^az:/;

/** The type of a resource. That of a nested one continues its parent's: `secrets`, with or without a version. */
export function resourceTypeOf(written: Expression, scope: Scope, parent: ResourceType | undefined): ResourceType {
  const { own: full, version } = partsOf(written, scope);
  const own = full.replace(ownNamespace, '');
  const name = parent === undefined || own.includes('.') ? own : `${parent.name}/${own}`;
  return {
    name,
    apiVersion: version === '' ? parent?.apiVersion : version,
    isGroup: name.toLowerCase() === 'microsoft.resources/resourcegroups',
  };
}

interface TypeParts {
  readonly own: string;
  /** Empty if none is written, undefined if only a deployment could tell it. */
  readonly version: string | undefined;
}

function partsOf(written: Expression, scope: Scope): TypeParts {
  const text = textOf(written, scope);
  if (text === undefined && written.kind === 'template') return computedParts(written, scope);
  const at = text?.lastIndexOf('@') ?? -1;
  return at < 0 ? { own: text ?? '', version: '' } : { own: text?.slice(0, at) ?? '', version: text?.slice(at + 1) };
}

/** A version that only a deployment could tell, as a template of ARM may have, leaves the name what it is. */
function computedParts({ parts, ...span }: Template, scope: Scope): TypeParts {
  const at = parts.indexOf('@');
  const textFrom = (some: Template['parts']) => textOf({ ...span, parts: some }, scope);
  return { own: textFrom(parts.slice(0, Math.max(at, 0))) ?? '', version: textFrom(parts.slice(at + 1)) };
}

function textOf(written: Expression, scope: Scope): string | undefined {
  const value = written.kind === 'literal' ? written : evaluate(written, scope);
  return 'value' in value && typeof value.value === 'string' ? value.value : undefined;
}
