/** As many of the parts, from the first, as fit into a number of bytes of UTF-8, and how many are left out. */
export function fit(parts: readonly string[], bytes: number): { readonly text: string; readonly left: number } {
  const encoder = new TextEncoder();
  let used = 0;
  let shown = 0;
  for (const part of parts) {
    used += encoder.encode(part).length;
    if (used > bytes) break;
    shown++;
  }
  return { text: parts.slice(0, shown).join(''), left: parts.length - shown };
}
