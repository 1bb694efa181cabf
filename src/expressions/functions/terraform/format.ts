import type { ListValue, Value } from '../../../model/value.js';
import { joinText } from '../../join-text.js';
import type { BuiltIn, CallSite } from '../../scope.js';
import { firstUnknown, listAs, listOf, scalar, unknown } from '../../values.js';
import { structural } from '../define.js';
import { whatever } from '../parameter.js';
import { Problem, Unworked } from '../problem.js';
import { tooLong } from '../strings.js';
import { jsonText } from './json-text.js';
import { text } from './parameter.js';
import { writtenNumber, type Verb } from './verbs.js';
import { printed } from './strings.js';
import { charactersOf } from './characters.js';

/** https://developer.hashicorp.com/terraform/language/functions/format */
export const formats: Readonly<Record<string, BuiltIn>> = {
  format: structural({ gives: 'string', repeats: { atLeast: 0 } }, [text, whatever], ([pattern], site, values) => {
    const verbs = verbsOf(pattern);
    return verbs instanceof Problem ? verbs : filled(verbs, values.slice(1), site);
  }),
  formatlist: structural({ gives: 'array', repeats: { atLeast: 0 } }, [text, whatever], ([pattern], site, values) => {
    const verbs = verbsOf(pattern);
    return verbs instanceof Problem ? verbs : each(verbs, values.slice(1), site);
  }),
};

type Piece = string | Verb;

const verbPattern = /%(?:%|([-+ #0]*)(\d*)(?:\.(\d*))?(?:\[(\d+)\])?([a-zA-Z])|)/g;

/** No text is made wider than this, and no number more exact. */
const widest = 10_000;

function verbsOf(pattern: string): readonly Piece[] | Problem {
  const pieces: Piece[] = [];
  let [start, next] = [0, 1];
  for (const match of pattern.matchAll(verbPattern)) {
    const [whole, flags = '', width = '', precision, index, letter] = match;
    pieces.push(pattern.slice(start, match.index));
    start = match.index + whole.length;
    if (whole === '%%') pieces.push('%');
    else if (letter === undefined || !'vtbdoxXeEfgGsq'.includes(letter)) {
      return new Problem(`the format has a verb that there is not, at ${match.index}`);
    } else {
      const argument = index === undefined ? next : Number(index);
      next = argument + 1;
      if (Number(width) > widest || Number(precision ?? 0) > widest) return new Unworked(tooLong(widest));
      const exact = precision === undefined ? {} : { precision: Number(precision) };
      pieces.push({ flags, width: Number(width), letter, argument, ...exact });
    }
  }
  return [...pieces, pattern.slice(start)];
}

function filled(
  pieces: readonly Piece[],
  values: readonly Value[],
  { at, evaluation }: CallSite,
): Value | Problem | undefined {
  const verbs = pieces.filter((piece) => typeof piece !== 'string');
  const most = verbs.reduce((last, { argument }) => Math.max(last, argument), 0);
  if (most > values.length) return new Problem(`the format asks for argument ${most}, which is not given`);
  if (most < values.length) return new Problem('there are more arguments than the format asks for');
  const parts: (string | Value)[] = [];
  for (const piece of pieces) {
    const value = typeof piece === 'string' ? undefined : values[piece.argument - 1];
    const part = typeof piece === 'string' ? piece : value && written(piece, value);
    if (part === undefined || part instanceof Problem) return part;
    parts.push(part);
  }
  return joinText(parts, at, evaluation.budget);
}

/** A value by a verb; undefined if it must be known for that, and is not. */
function written(verb: Verb, value: Value): Value | Problem | undefined {
  const isPlain = verb.width === 0 && verb.precision === undefined && verb.flags === '';
  const open = firstUnknown(value);
  if (open !== undefined || value.kind === 'depends') {
    const isText = value.kind === 'unknown' && (verb.letter === 's' || verb.letter === 'v' || verb.letter === 'd');
    return isPlain && isText ? value : undefined;
  }
  if (value.kind === 'scalar' && value.value === null && verb.letter !== 'v') return nullIn(value);
  const plain = byVerb(verb, value);
  if (plain instanceof Problem) return plain;
  return scalar(plain, value.at, value.trail, value.sensitive);
}

/** What Terraform makes of null differs from version to version. */
const nullIn = (value: Value): Value => unknown('null is put into a text', value.at, { trail: value.trail });

function byVerb(verb: Verb, value: Value): string | Problem {
  const { letter, flags } = verb;
  if (letter === 'v' && (value.kind !== 'scalar' || value.value === null || flags.includes('#'))) {
    const json = jsonText(value);
    return json instanceof Problem ? json : padded(json, verb);
  }
  if (letter === 'v' && value.kind === 'scalar' && typeof value.value === 'number') {
    return writtenNumber({ ...verb, letter: 'g' }, value.value);
  }
  if (letter === 's' || letter === 'v') return asText(verb, value);
  if (letter === 'q') {
    const quoted = printed(value);
    const json = quoted === undefined ? new Problem('`%q` wants a string') : jsonText(quoted);
    return json instanceof Problem ? json : padded(json, verb);
  }
  if (letter === 't') {
    const word = text.read(value);
    return word === 'true' || word === 'false' ? padded(word, verb) : new Problem('`%t` wants true or false');
  }
  const number = text.read(value);
  const read = number === undefined || number.trim() === '' ? Number.NaN : Number(number);
  return Number.isNaN(read) ? new Problem(`\`%${letter}\` wants a number`) : writtenNumber(verb, read);
}

function asText(verb: Verb, value: Value): string | Problem {
  const whole = text.read(value);
  if (whole === undefined) return new Problem(`\`%${verb.letter}\` wants a string`);
  const shown = verb.precision === undefined ? whole : charactersOf(whole).slice(0, verb.precision).join('');
  return padded(shown, verb);
}

function padded(shown: string, { width, flags }: Verb): string {
  const missing = Math.max(0, width - charactersOf(shown).length);
  if (flags.includes('-')) return shown + ' '.repeat(missing);
  return (flags.includes('0') ? '0' : ' ').repeat(missing) + shown;
}

/** `formatlist`: once for each item of the lists, which are all as long; what is no list is there every time. */
function each(pieces: readonly Piece[], values: readonly Value[], site: CallSite): Value | Problem | undefined {
  const lists = values.filter((value): value is ListValue => value.kind === 'list');
  if (lists.some(({ rest }) => rest !== undefined)) return undefined;
  if (values.some((value) => value.kind === 'unknown' && (value.type === undefined || value.type === 'array'))) {
    return undefined;
  }
  const length = lists[0]?.items.length ?? 1;
  if (lists.some(({ items }) => items.length !== length)) return new Problem('the lists are not of one length');
  const items: Value[] = [];
  for (let i = 0; i < length; i++) {
    const one = values.map((value) => (value.kind === 'list' ? (value.items[i] ?? value) : value));
    const item = filled(pieces, one, site);
    if (item === undefined || item instanceof Problem) return item;
    items.push(item);
  }
  return listAs(listOf(items, site.at), 'list');
}
