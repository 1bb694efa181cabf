import type { Name } from '../../../expressions/tree.js';
import type { Source, Span } from '../../../model/source.js';
import { quotedText } from './escapes.js';

/** What the heading of a block says. */
export interface Head {
  readonly type: Name;
  readonly labels: readonly Name[];
  readonly heading: Span;
}

export const blockHeading = /^(?!\d)[\w-]+(?:[^\S\n]*(?:"(?:[^"\n\\]|\\.)*"|(?<=\s)[\w-]+))*[^\S\n]*\{/;
export const attributeHeading = /^((?!\d)[\w-]+)\s*=(?!=)/;

export function headOf(source: Source, start: number, heading: string): Head {
  const [type, ...labels] = namesIn(source, start, heading);
  const name: Name = type ?? { source, start, end: start, text: '' };
  const last = labels.at(-1) ?? name;
  const quotes = source.text.charAt(last.end) === '"' ? 1 : 0;
  return { type: name, labels, heading: { source, start, end: last.end + quotes } };
}

/** The names of a block's heading, its type first. */
function namesIn(source: Source, start: number, heading: string): readonly Name[] {
  return [...heading.matchAll(/"((?:[^"\n\\]|\\.)*)"|[\w-]+/g)].map((found): Name => {
    const at = start + found.index;
    const [all, inside] = found;
    if (inside === undefined) return { source, start: at, end: at + all.length, text: all };
    return { source, start: at + 1, end: at + 1 + inside.length, text: quotedText(inside).text };
  });
}
