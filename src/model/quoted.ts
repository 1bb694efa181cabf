/** A value that is longer is cut: a label stands under a line of code. */
const longest = 60;

/** A value of the author's in a sentence of ours, in backticks. Nothing in it can end the quotation. */
export function quoted(text: string): string {
  if (text === '') return 'empty';
  const shown = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return `\`${shown.replaceAll('`', "'")}\``;
}
