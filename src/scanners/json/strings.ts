const backslash = 0x5c;
const simple: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** UTF-16 units of the escape at `at`, where a backslash stands; 0 if there is no such escape. */
export function escapeLength(text: string, at: number): number {
  const letter = text.charAt(at + 1);
  if (letter in simple) return 2;
  return letter === 'u' && /^[0-9a-f]{4}$/i.test(text.slice(at + 2, at + 6)) ? 6 : 0;
}

/** A text without its escapes, and where in the source each of its characters begins. */
export interface Unescaped {
  readonly text: string;
  /** One more than there are characters: the last is the end. Absent if nothing was escaped. */
  readonly offsets?: Int32Array;
}

/** The content of a JSON string that stands from `start` to `end`. What is no escape stays as it is. */
export function unescaped(source: string, start: number, end: number): Unescaped {
  const raw = source.slice(start, end);
  if (!raw.includes('\\')) return { text: raw };
  const offsets = new Int32Array(raw.length + 1);
  const pieces: string[] = [];
  let length = 0;
  let from = start;
  for (let at = start; at < end;) {
    offsets[length++] = at;
    const escape = source.charCodeAt(at) === backslash ? escapeLength(source, at) : 0;
    if (escape === 0) at++;
    else {
      pieces.push(source.slice(from, at), characterOf(source, at));
      at += escape;
      from = at;
    }
  }
  offsets[length++] = end;
  return { text: pieces.join('') + source.slice(from, end), offsets: offsets.slice(0, length) };
}

function characterOf(source: string, at: number): string {
  const letter = source.charAt(at + 1);
  return simple[letter] ?? String.fromCharCode(Number.parseInt(source.slice(at + 2, at + 6), 16));
}
