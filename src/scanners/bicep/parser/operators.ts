import type { Operator } from '../../../expressions/tree.js';
import { Token } from './token.js';

const operators: (Operator | undefined)[] = [];
const precedences = new Uint8Array(256);

const level = (precedence: number, entries: readonly (readonly [Token, Operator])[]): void => {
  for (const [token, operator] of entries) {
    operators[token] = operator;
    precedences[token] = precedence;
  }
};

level(1, [[Token.coalesce, '??']]);
level(2, [[Token.or, '||']]);
level(3, [[Token.and, '&&']]);
level(4, [
  [Token.equals, '=='],
  [Token.notEquals, '!='],
  [Token.equalsIgnoringCase, '=~'],
  [Token.notEqualsIgnoringCase, '!~'],
]);
level(5, [
  [Token.less, '<'],
  [Token.lessOrEqual, '<='],
  [Token.greater, '>'],
  [Token.greaterOrEqual, '>='],
]);
level(6, [
  [Token.plus, '+'],
  [Token.minus, '-'],
]);
level(7, [
  [Token.star, '*'],
  [Token.slash, '/'],
  [Token.percent, '%'],
]);

/** How close a binary operator binds, from 1; 0 for every other token. */
export const precedenceOf = (token: Token): number => precedences[token] ?? 0;

/** The binary operator of a token whose precedence is not 0. */
export const operatorOf = (token: Token): Operator => operators[token] ?? '+';
