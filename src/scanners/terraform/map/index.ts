import type { ResourceBlock } from '../module/declarations.js';
import { azurerm } from './azurerm/index.js';
import type { ChangeMapping, DataMapping, Mapping, OpenMapping } from './mapping.js';

/** What the tables have of a resource, a data source or an ephemeral resource. */
export type Entry =
  | { readonly kind: 'sends'; readonly mapping: Mapping }
  | { readonly kind: 'tells'; readonly mapping: DataMapping }
  | { readonly kind: 'changes'; readonly mapping: ChangeMapping }
  | { readonly kind: 'open'; readonly mapping: OpenMapping };

const tables: readonly Entry[] = [...azurerm.map((mapping) => ({ kind: 'sends', mapping }) as const)];

const resources = new Map<string, Entry>();
const sources = new Map<string, Entry>();
for (const entry of tables) {
  const { type } = entry.mapping;
  if (entry.kind !== 'tells') resources.set(type, entry);
  if (entry.kind === 'tells' || 'data' in entry.mapping) sources.set(type, entry);
}

/** What a block is in Azure, or tells of it; undefined for what no table has. */
export const entryOf = ({ mode, type }: Pick<ResourceBlock, 'mode' | 'type'>): Entry | undefined =>
  (mode === 'managed' ? resources : sources).get(type);
