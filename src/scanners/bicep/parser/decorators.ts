import type { Cursor } from './cursor.js';
import { callArguments } from './member.js';
import type { Decorator } from '../../templates/syntax.js';
import { Token } from './token.js';

/** What a declaration begins with: its first offset and its decorators. The keyword has been taken. */
export interface Head {
  readonly start: number;
  readonly decorators: readonly Decorator[];
}

/** Decorators, each with the new line that ends it. Empty if there are none. */
export function decorators(p: Cursor): readonly Decorator[] {
  const list: Decorator[] = [];
  while (p.at(Token.at)) {
    list.push(decorator(p));
    if (p.failed) p.recover();
    if (p.take(Token.newline)) continue;
    p.unexpected('expected a new line after the decorator');
    break;
  }
  return list;
}

/** `@name(…)` or `@namespace.name(…)`. One without its parentheses is kept all the same. */
function decorator(p: Cursor): Decorator {
  const { source, start } = p;
  p.next();
  let name = p.name('expected the name of a decorator');
  while (p.take(Token.dot)) name = p.name('expected the name of a decorator');
  const called = p.at(Token.openParen);
  if (!called) p.report(name.start, name.end, 'A decorator is not called', 'expected `(` and `)` after it');
  const args = called ? callArguments(p) : [];
  return { source, start, end: p.lastEnd, name: name.text, args };
}
