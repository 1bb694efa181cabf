import type { Expression, Loop, ObjectExpression, Property, Spread } from '../../../expressions/tree.js';
import { Class, classOf } from './characters.js';
import { condition, loopEnd, loopHead } from './comprehension.js';
import type { Cursor } from './cursor.js';
import { decorators, type Head } from './decorators.js';
import { elements } from './elements.js';
import { invalid } from './expressions.js';
import { Lead } from './lead.js';
import { stringExpression } from './literals.js';
import { objectEntry, objectExpression } from './objects.js';
import type { Decorator, InvalidBody, ModuleDeclaration, ResourceDeclaration, Test } from '../../templates/syntax.js';
import { Token } from './token.js';

type Body = ObjectExpression | InvalidBody;

interface Deployed {
  readonly loop?: Loop;
  readonly condition?: Expression;
  readonly body: Body;
}

/** `resource name 'type@version' existing = …`; the name is the current token. */
export function resourceDeclaration(p: Cursor, { start, decorators }: Head): ResourceDeclaration {
  const name = p.name('expected the symbolic name of the resource');
  const type = reference(p, "expected the type of the resource, as `'type@version'`");
  const existing = p.takeWord('existing');
  const nested: ResourceDeclaration[] = [];
  const deployed = assigned(p, () => resourceBody(p, nested));
  const at = { source: p.source, start, end: p.lastEnd };
  return { kind: 'resource', ...at, name, decorators, type, existing, ...deployed, nested };
}

/** `module name 'reference' = …`. */
export function moduleDeclaration(p: Cursor, { start, decorators }: Head): ModuleDeclaration {
  const name = p.name('expected the symbolic name of the module');
  const path = reference(p, "expected the module, as `'path'`, `'br:…'` or `'ts:…'`");
  const deployed = assigned(p, () => plainBody(p));
  const at = { source: p.source, start, end: p.lastEnd };
  return { kind: 'module', ...at, name, decorators, reference: path, ...deployed };
}

/** `test name 'path' = {…}` (experimental). */
export function testDeclaration(p: Cursor, { start, decorators }: Head): Test {
  const name = p.name('expected the name of the test');
  const path = reference(p, "expected the path of the tested file, as `'path'`");
  p.expect(Token.assign, 'expected `=`');
  const body = plainBody(p);
  return { kind: 'test', source: p.source, start, end: p.lastEnd, name, decorators, reference: path, body };
}

/** A string that must be there. */
export function reference(p: Cursor, expected: string): Expression {
  if (p.at(Token.string) || p.at(Token.stringStart)) return stringExpression(p);
  p.unexpected(expected);
  return invalid(p);
}

/** `= {…}`, `= if (…) {…}`, `= [for …: {…}]` or `= [for …: if (…) {…}]`. */
function assigned(p: Cursor, body: () => Body): Deployed {
  p.expect(Token.assign, 'expected `=`');
  if (p.at(Token.newline) && p.text.startsWith('if', p.end)) p.next();
  if (!p.at(Token.openSquare)) return conditioned(p, body);
  p.opens(Token.closeSquare);
  p.lines(Lead.decorator);
  const loop = loopHead(p);
  const deployed = conditioned(p, body);
  loopEnd(p);
  return { loop, ...deployed };
}

function conditioned(p: Cursor, body: () => Body): Deployed {
  const only = condition(p);
  return only === undefined ? { body: body() } : { condition: only, body: body() };
}

function plainBody(p: Cursor): Body {
  return p.at(Token.openBrace) ? objectExpression(p) : missingBody(p);
}

/** An object in which other resources may be declared; they go to `nested`. */
function resourceBody(p: Cursor, nested: ResourceDeclaration[]): Body {
  if (!p.at(Token.openBrace)) return missingBody(p);
  const { source, start } = p;
  const items: (Property | Spread | ResourceDeclaration)[] = [];
  p.failed = false;
  if (!p.enter()) return missingBody(p);
  p.opens(Token.closeBrace);
  elements(p, Token.closeBrace, Lead.declaration, items, resourceItem);
  p.leave();
  const entries: (Property | Spread)[] = [];
  for (const item of items) {
    if (item.kind === 'resource') nested.push(item);
    else entries.push(item);
  }
  return { kind: 'object', source, start, end: p.lastEnd, entries };
}

function resourceItem(p: Cursor, items: (Property | Spread | ResourceDeclaration)[]): void {
  const { start } = p;
  const before = p.at(Token.at) ? decorators(p) : none;
  if (before.length === 0 && !(p.atWord('resource') && nameFollows(p))) {
    objectEntry(p, items as (Property | Spread)[]);
    return;
  }
  if (!p.expectWord('resource')) return;
  items.push(resourceDeclaration(p, { start, decorators: before }));
}

const none: readonly Decorator[] = [];

/** Whether a name follows the current word; `resource: …` is a property. */
function nameFollows({ text, end }: Cursor): boolean {
  for (let at = end; ;) {
    if (classOf(text.charCodeAt(at)) === Class.blank) at++;
    else if (text.startsWith('/*', at)) {
      const close = text.indexOf('*/', at + 2);
      if (close < 0) return false;
      at = close + 2;
    } else return classOf(text.charCodeAt(at)) === Class.letter;
  }
}

function missingBody(p: Cursor): InvalidBody {
  p.unexpected('expected `{`');
  return { kind: 'invalid', source: p.source, start: p.lastEnd, end: p.lastEnd };
}
