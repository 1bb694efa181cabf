import { Problem, Unworked } from '../problem.js';

/** The encodings that are worked out, by their IANA names in lower case. */
const encodings: Readonly<Record<string, 'utf8' | 'utf16le' | 'utf16be' | 'latin1'>> = {
  'utf-8': 'utf8',
  'utf-16le': 'utf16le',
  'utf-16be': 'utf16be',
  'iso-8859-1': 'latin1',
};

const unworked = (name: string): Unworked => new Unworked(`the encoding \`${name}\` is not one that is understood`);

/** The bytes of a text. */
export function encodedText(text: string, name: string): Buffer | Problem {
  const encoding = encodings[name.toLowerCase()];
  if (encoding === undefined) return unworked(name);
  if (encoding === 'utf16be') return Buffer.from(text, 'utf16le').swap16();
  if (encoding === 'latin1' && /[^\0-\u00ff]/.test(text))
    return new Problem(`\`${name}\` has not all of these characters`);
  return Buffer.from(text, encoding);
}

/** The text of some bytes. */
export function decodedText(bytes: Buffer, name: string): string | Problem {
  const encoding = encodings[name.toLowerCase()];
  if (encoding === undefined) return unworked(name);
  if (encoding === 'utf16be' && bytes.length % 2 === 0) return Buffer.from(bytes).swap16().toString('utf16le');
  return encoding === 'utf16be' ? new Problem('half a character is left over') : bytes.toString(encoding);
}
