import { extentsOf } from './extents.js';
import { Flattening, type FlatNodes } from './flat-nodes.js';
import type { ReadTree } from './read-tree.js';

/** A file that is to be read as a whole. */
export interface FileToRead {
  readonly path: string;
  readonly text: string;
}

/** What the grammar makes of the items of a file. */
export interface FileRead extends FlatNodes {
  readonly path: string;
  /** Of each item its start, its end, and where its nodes begin. What has problems is not among them. */
  readonly items: Int32Array;
}

/** What is read of an item: a heredoc's marker needs the end of its line. */
export const textOfItem = (text: string, start: number, end: number): string => `${text.slice(start, end)}\n`;

/** Reads all items of a file as `readItems` reads each of them. */
export function readFile({ path, text }: FileToRead, read: ReadTree): FileRead {
  const items: number[] = [];
  const nodes = new Flattening();
  for (const { start, end, open, quote } of extentsOf(text, 0, text.length).items) {
    if (open.length > 0 || quote !== undefined) continue;
    const { body, problem } = read(textOfItem(text, start, end), start);
    if (body === undefined || problem !== undefined) continue;
    items.push(start, end, nodes.length);
    nodes.add(body);
  }
  return { path, items: Int32Array.from(items), ...nodes.build() };
}
