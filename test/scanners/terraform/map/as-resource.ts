import type { Resource } from '../../../../src/model/resource.js';
import type { Value } from '../../../../src/model/value.js';
import { configOf } from '../../../../src/scanners/terraform/map/config.js';
import { object } from '../../../../src/scanners/terraform/map/parts.js';
import { changes, resources } from '../../../../src/scanners/terraform/map/tables.js';
import { contextOf, valueOf, type Block } from './sent.js';

const group = '/subscriptions/s/resourceGroups/rg/providers';

/** The resources that a block is in Azure, as the estate reads them. */
export function asResources(type: string, block: Block, version?: string): readonly Resource[] {
  const mapping = resources.get(type);
  if (mapping === undefined) throw new Error(`there is no ${type}`);
  const context = contextOf(version);
  const config = configOf(valueOf(block));
  return mapping.sends
    .filter(({ onlyWith }) => onlyWith === undefined || onlyWith(config, context) !== undefined)
    .map((sent) => resourceOf(sent.type, object(sent.body)(config, context), sent.name?.(config, context)));
}

/** What a block that changes a resource says of it, as a resource of that type. */
export function asChanged(type: string, inAzure: string, block: Block): Resource {
  const mapping = changes.get(type);
  if (mapping === undefined) throw new Error(`there is no ${type}`);
  return resourceOf(inAzure, mapping.body(configOf(valueOf(block)), contextOf()));
}

const resourceOf = (type: string, body: Value | undefined, name: Value = valueOf('one')): Resource => {
  const at = name.at;
  return {
    type,
    apiVersion: undefined,
    name,
    id: `${group}/${type}/one`,
    scope: group,
    existing: false,
    when: [],
    body: body ?? valueOf({}),
    at,
    address: 'test.this',
    module: '',
    deployment: { name: 'main.tf', template: 'main.tf' },
  };
};
