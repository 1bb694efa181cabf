/** As many of the parts, from the first, as fit into a number of bytes of UTF-8, and how many are left out. The rest is never made. */
export function fit(parts: readonly (() => string)[], bytes: number): { readonly text: string; readonly left: number } {
  const encoder = new TextEncoder();
  const shown: string[] = [];
  let used = 0;
  for (const part of parts) {
    const text = part();
    used += encoder.encode(text).length;
    if (used > bytes) break;
    shown.push(text);
  }
  return { text: shown.join(''), left: parts.length - shown.length };
}
