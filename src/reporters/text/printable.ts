/** Control characters steer terminals, and the marks of bidirectional text show a line in another order than it runs in. */
const unprintable = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text from a file, safe to print: what would act on the terminal is shown as `�`. Line breaks and tabs become blanks. */
export const printable = (text: string): string =>
  text
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replaceAll('\t', ' ')
    .replace(unprintable, '�');

/** The same for one character of a source line, where a tab has been dealt with already. */
export const printableCell = (grapheme: string): string => grapheme.replace(unprintable, '�');
