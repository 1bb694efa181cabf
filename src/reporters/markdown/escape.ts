import { printable } from '../text/printable.js';

/** Keeps `@name` and `#12` from becoming a mention or a reference. */
const zeroWidthSpace = '&#8203;';

const entity = (character: string): string => `&#${String(character.charCodeAt(0))};`;

/** Text as text: no markup, no HTML, no table cell, no mention comes of it. What stands in backticks becomes code. */
export const escaped = (text: string): string =>
  printable(text)
    .split(/(`[^`]+`)/)
    .map((part, i) => (i % 2 === 1 ? code(part.slice(1, -1)) : prose(part)))
    .join('');

/** Text as inline code. GitHub makes no mentions in it. */
export const code = (text: string): string =>
  `<code>${printable(text).replace(/[&<>"`*_[\]|~\\$@#]|:(?=\/\/)|(?<=\bwww)\./gi, entity)}</code>`;

const prose = (text: string): string =>
  text
    .replace(/[&<>"`*_[\]|~\\$]/g, entity)
    .replace(/@(?=\w)/g, `@${zeroWidthSpace}`)
    .replace(/(?<!&)#(?=\d)/g, `#${zeroWidthSpace}`)
    .replace(/(?<=\b(?:https?|ftp)):(?=\/\/)/gi, entity)
    .replace(/(?<=\bwww)\./gi, entity);

/** Lines as they are, in a fence that nothing in them can close. */
export function fenced(lines: readonly string[]): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length);
  const fence = '`'.repeat(Math.max(2, ...runs) + 1);
  return [`${fence}text`, ...lines, fence].join('\n');
}
