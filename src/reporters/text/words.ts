/** `12,345`, without the tables of all languages, which take longer to load than a small scan to run. */
export const number = (n: number): string => String(n).replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',');

/** `1 vault`, `3 vaults`, `2 policies`. */
export function count(n: number, noun: string): string {
  const text = number(n);
  if (n === 1) return `${text} ${noun}`;
  return `${text} ${/[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : /(s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`}`;
}

/** `dev, test and prod`. */
export function listed(items: readonly string[], joint = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${joint} ${items.at(-1) ?? ''}`;
}

/** Upper case at the start of a sentence. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Items by key, in the order in which the keys first occur. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}
