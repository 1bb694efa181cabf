import { noTrail, relocated, scalar, unknown } from '../../../expressions/values.js';
import { callSymbol } from '../../../expressions/symbol.js';
import type { Span } from '../../../model/source.js';
import type { Handle, Value } from '../../../model/value.js';
import { deployed } from './deployed-value.js';
import { idText } from './resource-id.js';
import type { ResourceInstance } from './resource-instance.js';

/** A declared resource as a value: `vault.id`, `vault.properties.vaultUri`, `vault::secret`, `vault.getSecret('x')`. */
export function resourceHandle(resource: ResourceInstance, at: Span): Handle {
  const { name } = resource.declaration;
  return {
    kind: 'handle',
    at,
    trail: noTrail,
    name: `resource \`${name.text}\``,
    lacks: (property) => !isOfDeclaration(property) && !resource.presence().deployed,
    member: (property, site) => memberOf(resource, property, site),
    call: (method, args, site) => callOf(resource, method, args, site),
    nested: (child, site) => resource.nested.get(child)?.value(site),
  };
}

/** What is known of a resource without its being deployed. */
const isOfDeclaration = (property: string): boolean => ['id', 'name', 'type', 'apiVersion'].includes(property);

function memberOf(resource: ResourceInstance, property: string, at: Span): Value {
  const { declaration, type } = resource;
  const step = { kind: 'resource', name: declaration.name.text } as const;
  switch (property) {
    case 'id':
      return relocated(resource.id(), at, step);
    case 'name':
      return relocated(resource.writtenName(), at, step);
    case 'type':
      return scalar(type.name, at);
    case 'apiVersion':
      return type.apiVersion === undefined ? unknown('it has no version', at) : scalar(type.apiVersion, at);
    default: {
      const written = declaration.existing ? undefined : resource.property(property);
      return deployed(written, { path: `${idText(resource.id())}.${property}`, step }, at);
    }
  }
}

/** Secrets and keys that Azure hands out to the deployment. Other methods do not exist. */
function callOf(resource: ResourceInstance, method: string, args: readonly Value[], at: Span): Value | undefined {
  if (!/^(?:getSecret$|list)/.test(method)) return undefined;
  const id = resource.id();
  const because =
    method === 'getSecret' ? 'the secret is read from the vault at deployment' : 'Azure hands it out at deployment';
  const symbol = callSymbol(method, [id, ...args]);
  return unknown(because, at, { symbol, sensitive: true });
}
