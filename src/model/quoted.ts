/** A value that is longer is cut, and so is one of several lines: a label stands under a line of code. */
const longest = 60;

/** A value of the author's in a sentence of ours, in backticks. Nothing in it can end the quotation. */
export function quoted(text: string): string {
  if (text === '') return 'empty';
  const [line = ''] = text.split(/[\r\n]/, 1);
  const shown = text.length > longest || line !== text ? `${line.slice(0, longest - 1)}…` : text;
  return `\`${shown.replaceAll('`', "'")}\``;
}
