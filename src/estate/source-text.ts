import { textOf, type Span } from '../model/source.js';

/**
 * What can be told of a value by the text that stands for it: quotes are single in Bicep and double elsewhere, an
 * expression in a template of Resource Manager begins with a bracket in them, and `${` or `%{` puts something in.
 */

const plainText = /^(?:\$*'(?!.*\$\{)|"(?!\[|.*(?<![$%])[$%]\{)|<<(?!.*(?<![$%])[$%]\{))/s;
const putTogether = /^(?:\$*'.*\$\{|"(?!\[).*(?<![$%])[$%]\{|<<.*(?<![$%])[$%]\{)/s;

/** Whether it is text that nothing is put into. */
export const isPlainText = (place: Span): boolean => plainText.test(textOf(place));

/** Whether it is text, a number, or another word that stands for itself. */
export const isLiteral = (place: Span): boolean =>
  isPlainText(place) || /^(?:\d|true$|false$|null$)/.test(textOf(place));

/** Whether it is text with other values in it. */
export const isPutTogether = (place: Span): boolean => putTogether.test(textOf(place));

/** Whether a function is called there first of all. */
export const isCall = (place: Span): boolean => /^[\w.]+\(/.test(textOf(place));
