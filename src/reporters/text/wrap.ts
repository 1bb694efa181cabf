import { displayWidth } from './display-width.js';

/** What is not broken: a word, and what stands in backticks. */
const unbroken = /(?:`[^`]{1,99}`|\S)+/g;

/**
 * Breaks text at blanks into lines of at most `width` columns. A longer word, such as a URL, stays whole, and so does
 * what stands in backticks as long as it fits into a line.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const words = (text.match(unbroken) ?? []).flatMap((word) =>
    displayWidth(word) > width ? word.split(/\s+/) : [word],
  );
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
