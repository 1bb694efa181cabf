import type { Value } from '../model/value.js';

type Entries = ReadonlyMap<string, Value>;

interface Index {
  /** How many entries it knows. Entries are added to objects that are being made, and never taken away. */
  size: number;
  /** By name in lower case, the first spelling. */
  readonly spellings: Map<string, string>;
}

const indexes = new WeakMap<Entries, Index>();

/** Smaller objects are searched name by name. */
const small = 16;

/** How an object spells a property of that name, whatever its case; undefined if it has none. */
export function spellingOf(entries: Entries, name: string): string | undefined {
  if (entries.has(name)) return name;
  const folded = name.toLowerCase();
  if (entries.size > small) return indexOf(entries).spellings.get(folded);
  for (const key of entries.keys()) if (key.length === name.length && key.toLowerCase() === folded) return key;
  return undefined;
}

function indexOf(entries: Entries): Index {
  const known = indexes.get(entries);
  if (known?.size === entries.size) return known;
  const spellings = new Map<string, string>();
  for (const key of entries.keys()) if (!spellings.has(key.toLowerCase())) spellings.set(key.toLowerCase(), key);
  const index = { size: entries.size, spellings };
  indexes.set(entries, index);
  return index;
}

/** Sets a property; one whose name differs in nothing but case is the same one. */
export function setWithoutCase(entries: Map<string, Value>, name: string, value: Value): void {
  const spelling = spellingOf(entries, name);
  entries.set(spelling ?? name, value);
  const index = indexes.get(entries);
  if (spelling !== undefined || index?.size !== entries.size - 1) return;
  index.size = entries.size;
  index.spellings.set(name.toLowerCase(), name);
}
