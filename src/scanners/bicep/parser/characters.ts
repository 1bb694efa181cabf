/** UTF-16 codes that the lexer compares with. */
export const Char = {
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  hash: 0x23,
  dollar: 0x24,
  doubleQuote: 0x22,
  quote: 0x27,
  star: 0x2a,
  minus: 0x2d,
  slash: 0x2f,
  less: 0x3c,
  equal: 0x3d,
  at: 0x40,
  backslash: 0x5c,
  openBrace: 0x7b,
  closeBrace: 0x7d,
  byteOrderMark: 0xfeff,
} as const;

/** What a character can begin, for the codes below 128; everything above is `Class.other`. */
export const Class = { other: 0, blank: 1, line: 2, letter: 3, digit: 4, mark: 5, compound: 6 } as const;

const classes = new Uint8Array(128);
const assign = (characters: string, value: number): void => {
  for (const character of characters) classes[character.charCodeAt(0)] = value;
};
assign(' \t', Class.blank);
assign('\r\n', Class.line);
assign('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_', Class.letter);
assign('0123456789', Class.digit);
assign('()[],@;+-%*/^', Class.mark);
assign('{}.?:!<>=&|\'"$', Class.compound);

/** The class of a UTF-16 code. Of `NaN`, which `charCodeAt` gives past the end: `Class.other`. */
export const classOf = (code: number): number => classes[code] ?? Class.other;

/** Whether the code ends a line, alone or with another. */
export const isLineEnd = (code: number): boolean => code === Char.lineFeed || code === Char.carriageReturn;

/** Letters, digits and `_`: Bicep's identifiers are ASCII. */
export function isWordPart(code: number): boolean {
  const found = classOf(code);
  return found === Class.letter || found === Class.digit;
}
