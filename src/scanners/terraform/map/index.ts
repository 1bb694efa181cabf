import type { ResourceBlock } from '../module/declarations.js';
import { azurerm } from './azurerm/index.js';
import type { Mapping } from './mapping.js';

const byType: ReadonlyMap<string, Mapping> = new Map(azurerm.map((mapping) => [mapping.type, mapping]));

/** What a resource or a data source is in Azure, if the table has it. */
export function mappingOf({ mode, type }: Pick<ResourceBlock, 'mode' | 'type'>): Mapping | undefined {
  const mapping = byType.get(type);
  return mode === 'managed' || mapping?.data === true ? mapping : undefined;
}
