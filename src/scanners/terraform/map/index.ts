import type { ResourceBlock } from '../module/declarations.js';
import type { ChangeMapping, DataMapping, Mapping, OpenMapping } from './mapping.js';
import { otherResource } from './azurerm/others.js';
import * as tables from './tables.js';

/** What the tables have of a resource, a data source or an ephemeral resource. */
export type Entry =
  | { readonly kind: 'sends'; readonly mapping: Mapping }
  | { readonly kind: 'tells'; readonly mapping: DataMapping }
  | { readonly kind: 'changes'; readonly mapping: ChangeMapping }
  | { readonly kind: 'open'; readonly mapping: OpenMapping };

/** What a block is in Azure, or tells of it; undefined for what no table has. */
export function entryOf({ mode, type }: Pick<ResourceBlock, 'mode' | 'type'>): Entry | undefined {
  const isData = mode !== 'managed';
  const told = tables.told.get(type);
  if (told !== undefined && (isData || told.managed === true)) return { kind: 'tells', mapping: told };
  const sends = tables.resources.get(type);
  if (sends !== undefined) return isData && sends.data !== true ? undefined : { kind: 'sends', mapping: sends };
  const open = tables.open.get(type);
  if (open !== undefined) return isData && open.data !== true ? undefined : { kind: 'open', mapping: open };
  const changes = isData ? undefined : tables.changes.get(type);
  if (changes !== undefined) return { kind: 'changes', mapping: changes };
  return !isData && type.startsWith('azurerm_') ? { kind: 'sends', mapping: otherResource(type) } : undefined;
}
