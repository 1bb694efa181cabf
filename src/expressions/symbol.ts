import type { ListValue, ObjectValue, Unknown, Value } from '../model/value.js';
import { maxNesting } from './values.js';

/** Longer terms are dropped: they would grow without bound where a name is used twice in what it is made of. */
const maxTerm = 2000;

/**
 * The canonical text of a value, with its unknown parts between ⟨ and ⟩: equal texts are equal values. Undefined for
 * secrets, for several possibilities, and for what differs from use to use.
 */
export function symbolOf(value: Value): string | undefined {
  if (value.kind === 'scalar' && typeof value.value === 'string') {
    return value.sensitive === true || value.value.length > maxTerm ? undefined : value.value;
  }
  return termOf(value);
}

/** As `symbolOf`, but with quotes around known strings: how a value is written as an argument inside a longer term. */
export function termOf(value: Value, depth = 0): string | undefined {
  if (value.kind === 'unknown') return bracketed(value);
  if (value.sensitive === true || depth > maxNesting) return undefined;
  if (value.kind === 'scalar') return limited(typeof value.value === 'string' ? `'${value.value}'` : `${value.value}`);
  if (value.kind === 'list') return listTerm(value, depth);
  return value.kind === 'object' ? objectTerm(value, depth) : undefined;
}

function bracketed({ symbol }: Unknown): string | undefined {
  return symbol === undefined || symbol.includes('⟨') ? symbol : `⟨${symbol}⟩`;
}

function listTerm({ items, rest }: ListValue, depth: number): string | undefined {
  const terms: string[] = [];
  for (const item of items) {
    const term = termOf(item, depth + 1);
    if (term === undefined) return undefined;
    terms.push(term);
  }
  return closed('[', terms, rest, ']');
}

function objectTerm({ entries, rest }: ObjectValue, depth: number): string | undefined {
  const terms: string[] = [];
  for (const [name, entry] of entries) {
    const term = termOf(entry, depth + 1);
    if (term === undefined) return undefined;
    terms.push(`${name}: ${term}`);
  }
  return closed('{', terms, rest, '}');
}

function closed(open: string, terms: string[], rest: Unknown | undefined, close: string): string | undefined {
  if (rest !== undefined) {
    const term = bracketed(rest);
    if (term === undefined) return undefined;
    terms.push(`...${term}`);
  }
  return limited(`${open}${terms.join(', ')}${close}`);
}

const limited = (term: string): string | undefined => (term.length > maxTerm ? undefined : term);

/** The symbol of what a deterministic function gives for these arguments. */
export function callSymbol(name: string, args: readonly Value[]): string | undefined {
  const terms = allTerms(args);
  return terms === undefined ? undefined : limited(`⟨${name}(${terms.join(', ')})⟩`);
}

/** The symbol of what an operator gives for its operands; also the subject of assumptions about comparisons. */
export function operationSymbol(operator: string, operands: readonly Value[]): string | undefined {
  const terms = allTerms(operands);
  if (terms === undefined) return undefined;
  return limited(terms.length === 1 ? `⟨${operator}${terms.join('')}⟩` : `⟨${terms.join(` ${operator} `)}⟩`);
}

function allTerms(values: readonly Value[]): readonly string[] | undefined {
  const terms: string[] = [];
  for (const value of values) {
    const term = termOf(value);
    if (term === undefined) return undefined;
    terms.push(term);
  }
  return terms;
}

/** The symbol of a property of something unknown: `⟨parameter settings.sku⟩`. `path` has its dot or brackets. */
export function memberSymbol(of: Unknown, path: string): string | undefined {
  const symbol = bracketed(of);
  return symbol === undefined ? undefined : limited(withPath(symbol, path));
}

const withPath = (symbol: string, path: string): string =>
  isOneTerm(symbol) ? `${symbol.slice(0, -1)}${path}⟩` : `⟨(${symbol})${path}⟩`;

/** The symbol of any item of an unknown list: `⟨parameter zones[*]⟩`. An item of a range is its own position. */
export function itemSymbol(of: Unknown): string | undefined {
  const symbol = bracketed(of);
  if (symbol === undefined) return undefined;
  return limited(countOf(symbol) === undefined ? withPath(symbol, '[*]') : positionIn(symbol));
}

/**
 * The symbol of the position of that item. Counting up to the length of a list goes over the positions in the list: what
 * a loop of Bicep does with the items, a copy loop of ARM does with their positions.
 */
export function positionSymbol(of: Unknown): string | undefined {
  const symbol = bracketed(of);
  return symbol === undefined ? undefined : limited(positionIn(symbol));
}

function positionIn(symbol: string): string {
  const counted = argumentOf('length(', countOf(symbol));
  return counted === undefined ? withPath(symbol, '[*].index') : positionIn(counted);
}

/** How far a range from zero counts. */
const countOf = (symbol: string): string | undefined => argumentOf('range(0, ', symbol);

/** What stands alone in a call: of `⟨length(⟨parameter zones⟩)⟩`, `⟨parameter zones⟩`. */
function argumentOf(call: string, symbol: string | undefined): string | undefined {
  if (symbol?.startsWith(`⟨${call}`) !== true || !symbol.endsWith(')⟩')) return undefined;
  const argument = symbol.slice(call.length + 1, -2);
  return isOneTerm(argument) ? argument : undefined;
}

/** Whether all of a symbol is in one pair of brackets. */
function isOneTerm(symbol: string): boolean {
  return symbol.startsWith('⟨') && outermostEnd(symbol, 0) === symbol.length - 1;
}

/** Where the bracket that opens at `start` closes; the end of the text if it never does. */
function outermostEnd(symbol: string, start: number): number {
  let open = 0;
  for (let at = start; at < symbol.length; at++) {
    if (symbol[at] === '⟨') open++;
    else if (symbol[at] === '⟩' && --open === 0) return at;
  }
  return symbol.length;
}

/** The known text before the first and after the last unknown part of a string: `kv-` and `-dev` of `kv-⟨x⟩-dev`. */
export function knownEnds(symbol: string): { readonly prefix: string; readonly suffix: string } {
  const first = symbol.indexOf('⟨');
  if (first < 0) return { prefix: '', suffix: '' };
  return { prefix: symbol.slice(0, first), suffix: symbol.slice(symbol.lastIndexOf('⟩') + 1) };
}

/** Whether a string has a known part, and so cannot be empty. */
export const hasKnownPart = (symbol: string): boolean => knownParts(symbol).length > 0;

/** What is known of a string: `kv-` and `-dev` of `kv-⟨x⟩-dev`. */
export function knownParts(symbol: string): readonly string[] {
  const parts: string[] = [];
  for (let at = 0; at < symbol.length; at = outermostEnd(symbol, at) + 1) {
    const next = symbol.indexOf('⟨', at);
    const end = next < 0 ? symbol.length : next;
    if (end > at) parts.push(symbol.slice(at, end));
    if (next < 0) break;
    at = next;
  }
  return parts;
}
