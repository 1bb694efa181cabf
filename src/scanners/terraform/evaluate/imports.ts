import { evaluate } from '../../../expressions/evaluate.js';
import type { Value } from '../../../model/value.js';
import { segments } from '../../templates/resource/resource-id.js';
import { addressIn } from '../module/address.js';
import { attribute } from '../module/declarations.js';
import { expand } from './expansion.js';
import type { Module } from './module.js';
import { roundScope } from './round-scope.js';
import type { SentResource } from './sent-resource.js';

/** What a root takes over, id by address: https://developer.hashicorp.com/terraform/language/import */
export function importsOf(root: Module): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>();
  for (const { body } of root.configuration.imports) {
    const to = attribute(body, 'to');
    const id = attribute(body, 'id');
    if (to === undefined || id === undefined) continue;
    const forEach = attribute(body, 'for_each');
    for (const round of expand({ count: undefined, forEach }, root.scope, 'import').rounds) {
      const scope = roundScope(root.scope, round);
      const address = addressIn(to, (index) => {
        const value = evaluate(index, scope);
        const isIndex = value.kind === 'scalar' && (typeof value.value === 'string' || typeof value.value === 'number');
        return isIndex ? value.value : undefined;
      });
      if (address !== undefined) found.set(address, evaluate(id, scope));
    }
  }
  return found;
}

/** What a resource is in Azure, under the id that it is imported with, if that is one of Resource Manager. */
export function withImported(
  sent: readonly SentResource[],
  imported: () => Value | undefined,
): readonly SentResource[] {
  const [first, ...others] = sent;
  if (first === undefined) return sent;
  const id = (): Value => {
    const given = imported();
    return given !== undefined && isIdOf(given, first.type) ? given : first.id();
  };
  return [{ ...first, id }, ...others];
}

/** Objects in a vault are imported by their addresses, and some things by more than an id. */
function isIdOf(id: Value, type: string): boolean {
  if (id.kind !== 'scalar' || typeof id.value !== 'string' || !id.value.startsWith('/')) return false;
  const parts = segments(id.value.toLowerCase());
  const [namespace, ...names] = parts.slice(parts.lastIndexOf('providers') + 1);
  const types = names.filter((_, index) => index % 2 === 0);
  return names.length === types.length * 2 && [namespace, ...types].join('/') === type.toLowerCase();
}
