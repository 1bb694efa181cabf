import type { Expression, Name } from '../../../expressions/tree.js';
import type { Cursor } from './cursor.js';
import type { Head } from './decorators.js';
import { elements } from './elements.js';
import { Lead } from './lead.js';
import { objectExpression } from './objects.js';
import { reference } from './resources.js';
import type { Extends, Extension, ExtensionConfig, Import, Using } from '../../templates/syntax.js';
import { Token } from './token.js';

type Symbols = { readonly name: Name; readonly alias?: Name }[];

/** `import {…} from 'x'` or `import * as name from 'x'`; `import 'x'` is how an extension was once declared. */
export function importDeclaration(p: Cursor, head: Head): Import | Extension {
  if (p.at(Token.string) || p.at(Token.stringStart)) return extension(p, head);
  const { start, decorators } = head;
  const symbols: Symbols = [];
  let wildcard: Name | undefined;
  if (p.at(Token.openBrace)) {
    p.opens(Token.closeBrace);
    elements(p, Token.closeBrace, Lead.never, symbols, importedSymbol);
  } else if (p.expect(Token.star, 'expected `{` or `*`') && p.expectWord('as')) {
    wildcard = p.name('expected a name for all that is imported');
  }
  p.expectWord('from');
  const from = reference(p, "expected the file, as `'path'`");
  const at = { source: p.source, start, end: p.lastEnd };
  return { kind: 'import', ...at, decorators, symbols, ...(wildcard && { wildcard }), from };
}

/** `name`, `name as alias`, or `'any text' as alias`. */
function importedSymbol(p: Cursor, symbols: Symbols): void {
  const quoted = p.at(Token.string);
  const name = quoted ? quotedName(p) : p.name('expected the name of what is imported');
  if (quoted ? p.expectWord('as') : p.takeWord('as')) symbols.push({ name, alias: p.name('expected another name') });
  else if (name.text !== '') symbols.push({ name });
}

function quotedName(p: Cursor): Name {
  const { source, start, end } = p;
  const text = p.stringValue();
  p.next();
  return { source, start, end, text };
}

/** `extension 'x' with {…} as alias`, or a configured name in place of the string. */
export function extension(p: Cursor, { start, decorators }: Head): Extension {
  const specification = p.at(Token.word) ? configuredName(p) : reference(p, "expected `'name@version'` or a name");
  const config = withClause(p);
  const alias = p.takeWord('as') ? p.name('expected a name for the extension') : undefined;
  if (!p.at(Token.newline) && !p.at(Token.end)) p.unexpected('expected `with`, `as` or a new line');
  const at = { source: p.source, start, end: p.lastEnd };
  return { kind: 'extension', ...at, decorators, specification, ...(config && { config }), ...(alias && { alias }) };
}

function configuredName(p: Cursor): Expression {
  const { source, start, end } = p;
  const name = p.word();
  p.next();
  return { kind: 'reference', source, start, end, name };
}

/** `with {…}`; undefined if it is not there. */
function withClause(p: Cursor): Expression | undefined {
  if (!p.takeWord('with')) return undefined;
  if (p.at(Token.openBrace)) return objectExpression(p);
  p.unexpected('expected `{`');
  return undefined;
}

/** `extensionConfig name with {…}` of a parameter file. */
export function extensionConfig(p: Cursor, { start, decorators }: Head): ExtensionConfig {
  const name = p.name('expected the name of the extension');
  if (!p.atWord('with')) p.unexpected('expected `with`');
  const config = withClause(p);
  const at = { source: p.source, start, end: p.lastEnd };
  return { kind: 'extensionConfig', ...at, decorators, name, ...(config && { config }) };
}

/** `using 'template'`, `using none`, either `with {…}`. */
export function using(p: Cursor, { start }: Head): Using {
  const template = p.takeWord('none') ? undefined : reference(p, "expected the template, as `'path'`, or `none`");
  const config = withClause(p);
  if (!p.at(Token.newline) && !p.at(Token.end)) p.unexpected('expected `with` or a new line');
  const at = { source: p.source, start, end: p.lastEnd };
  return { kind: 'using', ...at, ...(template && { reference: template }), ...(config && { config }) };
}

/** `extends 'parameters'` of a parameter file. */
export function extendsDeclaration(p: Cursor, { start }: Head): Extends {
  const path = reference(p, "expected the parameter file, as `'path'`");
  return { kind: 'extends', source: p.source, start, end: p.lastEnd, reference: path };
}
