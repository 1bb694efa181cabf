/** How many names are listed before the rest is counted. */
const most = 3;

/**
 * One title for the several things that one source line is: "vault `kv-dev`, `kv-test` and 2 more". Things of
 * different kinds keep their whole titles.
 */
export function titleOf(titles: readonly string[]): string {
  const different = [...new Set(titles)];
  const [first = ''] = different;
  if (different.length <= 1) return first;
  const kind = /^([^`]*)`/.exec(first)?.[1] ?? '';
  const sameKind = kind !== '' && different.every((title) => title.startsWith(`${kind}\``));
  const listed = different
    .slice(0, most)
    .map((title, index) => (sameKind && index > 0 ? title.slice(kind.length) : title));
  const more = different.length - listed.length;
  if (more > 0) return `${listed.join(', ')} and ${more} more`;
  return `${listed.slice(0, -1).join(', ')} and ${listed.at(-1) ?? ''}`;
}
