/** Classes of characters in RE2's syntax as the inside of a class of JavaScript's with `u`. All are of ASCII. */
const notWord = String.raw`\0-\/:-@\[-^` + '`' + String.raw`\{-\u{10FFFF}`;
const notSpace = String.raw`\0-\x08\x0B\x0E-\x1F!-\u{10FFFF}`;

export const shorthands: Readonly<Record<string, string>> = {
  d: '0-9',
  D: String.raw`\0-\/:-\u{10FFFF}`,
  s: String.raw`\t\n\f\r `,
  S: notSpace,
  w: '0-9A-Za-z_',
  W: notWord,
};

/** `[[:alpha:]]`. */
export const namedClasses: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: String.raw`\0-\x7F`,
  blank: String.raw`\t `,
  cntrl: String.raw`\0-\x1F\x7F`,
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: String.raw`!-\/:-@\[-` + '`' + String.raw`\{-~`,
  space: String.raw`\t\n\v\f\r `,
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

/** One character, written so that it means itself inside a class. */
export const literalInClass = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** `\pL`, `\p{Greek}`: a category or a script. */
export function unicodeClass(name: string, negated: boolean): string | undefined {
  const escape = negated ? 'P' : 'p';
  for (const property of [name, `Script=${name}`]) {
    const source = `\\${escape}{${property}}`;
    const isCategory = property.includes('=') || property.length <= 2;
    if (isCategory && isValidClass(source)) return source;
  }
  return undefined;
}

export function isValidClass(inside: string): boolean {
  try {
    return new RegExp(`[${inside}]`, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
