import type { Json } from '../../json.js';
import type { BuiltIn } from '../../scope.js';
import { pure } from '../define.js';
import { Problem, Unworked } from '../problem.js';
import { tooLong } from '../strings.js';
import { giving } from './collected.js';
import { text } from './parameter.js';
import { compile, find, findAll, type Effort, type Match, type Program } from './re2-match.js';
import { parsePattern, type Pattern } from './re2-parse.js';

/** How many places of patterns are tried at places of a text: about a second. */
const mostTries = 2_000_000;

/** https://developer.hashicorp.com/terraform/language/functions/regex */
export const patterns: Readonly<Record<string, BuiltIn>> = {
  regex: pure({}, [text, text], ([source, within]) =>
    searched(capturing(source), within, (pattern, program, characters, effort) => {
      const match = find(program, characters, 0, effort);
      return match === undefined
        ? new Problem('the pattern matches nothing in the text')
        : found(pattern, match, characters);
    }),
  ),
  regexall: giving(
    'list',
    pure({ gives: 'array' }, [text, text], ([source, within], { evaluation }) =>
      searched(capturing(source), within, (pattern, program, characters, effort) => {
        const matches = findAll(program, characters, effort);
        const { maxItems } = evaluation.budget;
        if (matches.length > maxItems) return new Unworked(`it has more than ${maxItems.toLocaleString('en')} matches`);
        return matches.map((match) => found(pattern, match, characters));
      }),
    ),
  ),
  replace: pure({ gives: 'string' }, [text, text, text], ([within, what, by], { evaluation }) => {
    const { maxLength } = evaluation.budget;
    if (what.length < 2 || !what.startsWith('/') || !what.endsWith('/')) return plainly(within, what, by, maxLength);
    const pattern = parsePattern(what.slice(1, -1));
    return searched(pattern, within, (known, program, characters, effort) =>
      replaced(findAll(program, characters, effort), characters, maxLength, (match) =>
        expanded(by, known, match, characters),
      ),
    );
  }),
};

type Search<T> = (pattern: Pattern, program: Program, text: readonly string[], effort: Effort) => T | Problem;

/** A pattern whose groups all have names, or none of them. */
function capturing(source: string): Pattern | Problem | undefined {
  const pattern = parsePattern(source);
  const named = pattern?.names.filter((name) => name !== undefined) ?? [];
  const isMixed = pattern !== undefined && named.length > 0 && named.length < pattern.names.length;
  return isMixed ? new Problem('some groups of the pattern have names and others have none') : pattern;
}

function searched<T extends Json>(
  pattern: Pattern | Problem | undefined,
  within: string,
  search: Search<T>,
): T | Problem {
  if (pattern === undefined) return new Problem('the pattern is not one of RE2');
  if (pattern instanceof Problem) return pattern;
  const program = compile(pattern);
  const effort = { left: mostTries };
  const result = program === undefined ? undefined : search(pattern, program, Array.from(within), effort);
  if (result === undefined || effort.left < 0) return new Unworked('the pattern takes more steps than the limit');
  return result;
}

const part = (match: Match, group: number, text: readonly string[]): string | null => {
  const [start = -1, end = -1] = [match[2 * group], match[2 * group + 1]];
  return start < 0 || end < 0 ? null : text.slice(start, end).join('');
};

/** All of a match if the pattern has no groups; else these, by name if they have names. */
function found({ names }: Pattern, match: Match, text: readonly string[]): Json {
  if (names.length === 0) return part(match, 0, text);
  const groups = names.map((name, i) => [name ?? '', part(match, i + 1, text)] as const);
  return names[0] === undefined ? groups.map(([, group]) => group) : Object.fromEntries(groups);
}

function plainly(within: string, what: string, by: string, most: number): string | Problem {
  const parts = what === '' ? ['', ...Array.from(within), ''] : within.split(what);
  const length = parts.reduce((sum, one) => sum + one.length, by.length * (parts.length - 1));
  return length > most ? new Unworked(tooLong(most)) : parts.join(by);
}

function replaced(
  matches: readonly Match[],
  text: readonly string[],
  most: number,
  by: (match: Match) => string,
): string | Problem {
  const pieces: string[] = [];
  let [last, length] = [0, text.length];
  for (const match of matches) {
    const [start = 0, end = 0] = match;
    const instead = by(match);
    length += instead.length;
    if (length > most) return new Unworked(tooLong(most));
    pieces.push(text.slice(last, start).join(''), instead);
    last = end;
  }
  return [...pieces, text.slice(last).join('')].join('');
}

/** `$1`, `${name}` and `$$` in what is put in the place of a match. */
function expanded(template: string, { names }: Pattern, match: Match, text: readonly string[]): string {
  return template.replaceAll(/\$(?:(\$)|(\w+)|\{(\w+)\})/g, (_, dollar?: string, bare?: string, braced?: string) => {
    if (dollar !== undefined) return '$';
    const name = bare ?? braced ?? '';
    const group = /^\d+$/.test(name) ? Number(name) : names.indexOf(name) + 1;
    return group === 0 && name !== '0' ? '' : (part(match, group, text) ?? '');
  });
}
