import type { Expression } from '../../../expressions/tree.js';
import { templateOf } from './directives.js';
import { unmarked } from './escapes.js';
import { expression, unescapedText, type Lowering } from './expressions.js';
import { withoutIndent } from './indent.js';
import type { Node } from './node.js';

/** Text of a template, without its escapes and what markers have stripped. */
export interface Text {
  readonly kind: 'text';
  text: string;
}

/** `${…}`. */
export interface Interpolation {
  readonly kind: 'interpolation';
  readonly value: Expression;
}

/** `%{if}`, `%{else}`, `%{endif}`, `%{for}` or `%{endfor}`. */
export interface Directive {
  readonly kind: 'directive';
  readonly node: Node;
}

export type Piece = Text | Interpolation | Directive;

/** A string in quotes. One that is nothing but one interpolation is what is interpolated, of whatever type. */
export function quoted(node: Node, on: Lowering): Expression {
  const inside = { start: node.start + 1, end: Math.max(node.start + 1, node.end - 1) };
  const text = (start: number, end: number): readonly string[] => [unescapedText(start, end, on)];
  return templateOf(node, piecesOf(node, inside, on, text), on);
}

/** What stands between `<<MARK` and the line of the `MARK`, its last line end included; after `<<-` without its indent. */
export function heredoc(node: Node, on: Lowering): Expression {
  const { text } = on;
  const [opening, first, ...others] = node.children;
  const last = others.at(-1);
  const lineEnd = text.indexOf('\n', first?.end ?? node.start);
  const start = lineEnd < 0 ? node.end : lineEnd + 1;
  const end = last === undefined ? node.end : Math.max(start, text.lastIndexOf('\n', last.start - 1) + 1);
  const pieces = piecesOf({ ...node, children: others.slice(0, -1) }, { start, end }, on, plainText(on));
  if (opening !== undefined && on.textOf(opening) === '<<-') withoutIndent(pieces);
  return templateOf(node, pieces, on);
}

/** A template that is all of a text. */
export const templateFrom = (node: Node, on: Lowering): Expression =>
  templateOf(node, piecesOf(node, node, on, plainText(on)), on);

const plainText =
  ({ text }: Lowering) =>
  (start: number, end: number): readonly string[] =>
    linesOf(unmarked(text.slice(start, end).replaceAll('\r\n', '\n')));

const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The pieces of a template in the order of the source, those inside of directives too. What lies between them is text:
 * the grammar's own nodes for it leave blanks out. `read` gives the text of a range, in as many pieces as a `~` looks at
 * one by one: a heredoc's lines.
 */
function piecesOf(
  template: Node,
  { start, end }: Range,
  on: Lowering,
  read: (start: number, end: number) => readonly string[],
): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  let strips = false;
  for (const node of marksIn(template)) {
    addText(pieces, at < node.start ? read(at, node.start) : [], strips, stripsBefore(node));
    const isValue = node.type === 'template_interpolation';
    pieces.push(isValue ? { kind: 'interpolation', value: interpolated(node, on) } : { kind: 'directive', node });
    at = node.end;
    strips = stripsAfter(node);
  }
  addText(pieces, at < end ? read(at, end) : [], strips, false);
  return pieces;
}

function addText(pieces: Piece[], texts: readonly string[], stripsStart: boolean, stripsEnd: boolean): void {
  for (const [i, text] of texts.entries()) {
    const left = stripsStart && i === 0 ? text.trimStart() : text;
    pieces.push({ kind: 'text', text: stripsEnd && i === texts.length - 1 ? left.trimEnd() : left });
  }
}

const stripsBefore = (node: Node): boolean =>
  node.children.some(({ type, start }) => type === 'strip_marker' && start === node.start + 2);

const stripsAfter = (node: Node): boolean =>
  node.children.some(({ type, end }) => type === 'strip_marker' && end === node.end - 1);

function interpolated(node: Node, on: Lowering): Expression {
  return expression(
    node.children.find(({ type }) => type === 'expression'),
    on,
    node,
  );
}

const marks: ReadonlySet<string> = new Set([
  ...['template_interpolation', 'template_for_start', 'template_for_end'],
  ...['template_if_intro', 'template_else_intro', 'template_if_end'],
]);

/** The interpolations and marks of directives in a template, however deep directives are nested. */
function marksIn(template: Node): readonly Node[] {
  const found: Node[] = [];
  const waiting = [template];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (marks.has(node.type)) found.push(node);
    else waiting.push(...node.children.toReversed());
  }
  return found;
}
