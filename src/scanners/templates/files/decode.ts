const utf16 = [
  { mark: [0xff, 0xfe], label: 'utf-16le' },
  { mark: [0xfe, 0xff], label: 'utf-16be' },
] as const;

/**
 * The text of a file: UTF-8, or UTF-16 with a byte order mark. The mark is dropped, so offsets and columns count from
 * after it, as editors have it.
 */
export function decode(bytes: Uint8Array): { readonly text: string } | { readonly problem: string } {
  const wide = utf16.find(({ mark }) => bytes[0] === mark[0] && bytes[1] === mark[1]);
  if (wide === undefined && bytes.includes(0)) return { problem: 'it is not text: it contains a NUL byte' };
  try {
    return { text: new TextDecoder(wide?.label ?? 'utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: wide === undefined ? 'it is not valid UTF-8' : 'it is not valid UTF-16' };
  }
}
