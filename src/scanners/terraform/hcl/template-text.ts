import type { Expression } from '../../../expressions/tree.js';
import { unmarked } from './escapes.js';
import { expression, invalid, type Lowering } from './expressions.js';
import type { Node } from './node.js';
import type { ReadTree } from './read-tree.js';
import { surprise } from './surprise.js';
import { templateFrom } from './templates.js';

/**
 * What a text in the template language is, without quotes around it: a string of JSON, or a file for `templatefile`. As
 * in a heredoc, a backslash is one like any other character.
 * https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping
 */
export function templateText(on: Lowering, read: ReadTree): Expression {
  const { text } = on;
  const whole: Node = { type: '', start: 0, end: text.length, children: [] };
  if (!/[$%]\{/.test(text)) return { kind: 'literal', ...on.span(whole), value: text };
  if (!/(?<![$])\$\{|(?<!%)%\{/.test(text)) return { kind: 'literal', ...on.span(whole), value: unmarked(text) };
  const mark = markNotIn(text);
  const opening = `x = <<${mark}\n`;
  const value = valueIn(`${opening}${text}\n${mark}\n`, opening.length, on, read);
  const template = value?.children[0]?.children[0];
  if (template?.type !== 'heredoc_template') return invalid(whole, on);
  return templateFrom({ ...whole, children: template.children.slice(2, -1) }, on);
}

/** What an expression is that stands in a text, such as the `list(string)` of a type in JSON. */
export function expressionText(on: Lowering, read: ReadTree): Expression {
  const opening = 'x = (\n';
  const value = valueIn(`${opening}${on.text}\n)\n`, opening.length, on, read);
  const whole: Node = { type: '', start: 0, end: on.text.length, children: [] };
  return value === undefined ? invalid(whole, on) : expression(value.children[1], on, whole);
}

/** The value of the attribute that a text is, whose first `before` characters are not in the source. */
function valueIn(text: string, before: number, on: Lowering, read: ReadTree): Node | undefined {
  const { body, problem } = read(text, -before);
  const [attribute, ...others] = body?.children ?? [];
  const value = others.length === 0 ? attribute?.children[1] : undefined;
  if (problem === undefined && value !== undefined) return value;
  const at = Math.min(Math.max(problem ?? 0, 0), on.text.length);
  const [word = ''] = /^(?:[\w-]+|[^\s])?/.exec(on.text.slice(at)) ?? [];
  const [title, label] = surprise(word, true, false, undefined);
  on.problem(at, at + word.length, title, label);
  return undefined;
}

function markNotIn(text: string): string {
  let mark = 'END';
  while (text.includes(mark)) mark += '_';
  return mark;
}
