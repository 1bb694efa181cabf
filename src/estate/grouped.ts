/**
 * Items by a key; those without one belong to no group. An item with several keys is in several groups, but only once in
 * the answer for several keys.
 */
export function grouped<T>(
  items: readonly T[],
  keysOf: (item: T) => readonly string[],
): (...keys: readonly string[]) => readonly T[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  }
  return (...keys) => [...new Set(keys.flatMap((key) => groups.get(key) ?? []))];
}
