const simple: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** A backslash with what it means, a marker that was doubled to mean itself, or a backslash that means nothing. */
const escape = /\\(?:[nrt"\\]|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|[^]?)|\$\$\{|%%\{/g;

/** The text of a part of a quoted template or label, and where its first bad escape stands. */
export function quotedText(raw: string): { readonly text: string; readonly bad?: number } {
  if (!raw.includes('\\')) return { text: unmarked(raw) };
  let bad: number | undefined;
  const text = raw.replaceAll(escape, (found, offset: number) => {
    if (!found.startsWith('\\')) return found.slice(1);
    const character = escaped(found);
    if (character === undefined) bad ??= offset;
    return character ?? found;
  });
  return bad === undefined ? { text } : { text, bad };
}

/** The text of a part of a heredoc, in which a backslash is one like any other character. */
export const unmarked = (raw: string): string =>
  raw.includes('{') ? raw.replaceAll('$${', '${').replaceAll('%%{', '%{') : raw;

function escaped(found: string): string | undefined {
  const letter = found.charAt(1);
  if (letter !== 'u' && letter !== 'U') return simple[letter];
  const code = Number.parseInt(found.slice(2), 16);
  if (Number.isNaN(code) || code > 0x10_ff_ff) return undefined;
  return letter === 'u' ? String.fromCharCode(code) : String.fromCodePoint(code);
}
