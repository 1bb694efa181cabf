import { Char, Class, classOf } from './characters.js';

/** What a line begins with, in the order of how surely it is a declaration and nothing else, wherever it stands. */
export const enum Lead {
  none = 0,
  /** `@`: may also belong to a nested resource, or to a property of a type. */
  decorator = 1,
  /** `resource name`: may also be a nested resource. */
  resource = 2,
  /** A keyword with what follows it in a declaration, and in nothing else that can begin a line. */
  declaration = 3,
  /** No line has it. */
  never = 4,
}

const keywords: ReadonlySet<string> = new Set([
  'assert',
  'extends',
  'extension',
  'extensionConfig',
  'func',
  'import',
  'metadata',
  'module',
  'output',
  'param',
  'resource',
  'targetScope',
  'test',
  'type',
  'using',
  'var',
]);
const shortestKeyword = 'var'.length;
const longestKeyword = 'extensionConfig'.length;

/** The keyword that stands at `at`, if the character after it ends it. */
export function keywordAt(text: string, at: number): string | undefined {
  let end = at;
  while (end - at <= longestKeyword && classOf(text.charCodeAt(end)) === Class.letter) end++;
  if (end - at < shortestKeyword || end - at > longestKeyword) return undefined;
  const word = text.slice(at, end);
  return keywords.has(word) && classOf(text.charCodeAt(end)) !== Class.digit ? word : undefined;
}

/** What the line begins with whose first token stands at `at`. */
export function leadAt(text: string, at: number): Lead {
  if (text.charCodeAt(at) === Char.at) return Lead.decorator;
  const keyword = keywordAt(text, at);
  if (keyword === undefined) return Lead.none;
  let next = at + keyword.length;
  while (text.charCodeAt(next) === Char.space || text.charCodeAt(next) === Char.tab) next++;
  if (!opensDeclaration(keyword, text.charCodeAt(next), next > at + keyword.length)) return Lead.none;
  return keyword === 'resource' ? Lead.resource : Lead.declaration;
}

function opensDeclaration(keyword: string, next: number, apart: boolean): boolean {
  if (keyword === 'targetScope') return next === Char.equal;
  if (classOf(next) === Class.letter) return apart;
  if (keyword === 'import') return next === Char.quote || next === Char.openBrace || next === Char.star;
  return next === Char.quote && (keyword === 'using' || keyword === 'extends' || keyword === 'extension');
}

/** Whether a line outside of all brackets begins a declaration, complete or not. */
export function mayDeclare(text: string, at: number): boolean {
  if (text.charCodeAt(at) === Char.at) return true;
  const keyword = keywordAt(text, at);
  if (keyword === undefined) return false;
  const next = text.charCodeAt(at + keyword.length);
  return Number.isNaN(next) || classOf(next) === Class.blank || classOf(next) === Class.line;
}
