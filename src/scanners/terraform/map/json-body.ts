import { distribute } from '../../../expressions/distribute.js';
import { parseJson } from '../../../expressions/functions/parse-json.js';
import { fromJson, type Json } from '../../../expressions/json.js';
import { asSensitive, listOf, objectOf, unknown } from '../../../expressions/values.js';
import type { Unknown, Value } from '../../../model/value.js';
import type { Part } from './parts.js';

/**
 * An attribute that is an object, or JSON in a text: what `jsonencode` is given, the JSON in a text with its unknown
 * parts where they stand, or the object itself.
 */
export const jsonBody =
  (name: string): Part =>
  (config, context) => {
    const written = config.encoded?.(name) ?? config.get(name);
    if (written === undefined) return undefined;
    return distribute([written], written.at, context.evaluation.budget, ([one = written]) => {
      if (one.kind === 'unknown') return withHoles(one);
      if (one.kind !== 'scalar' || typeof one.value !== 'string') return one;
      const json = parseJson(one.value);
      const { at, trail, sensitive } = one;
      if (json === undefined) return unknown('the text is not JSON', at, { trail, sensitive });
      const body = { ...fromJson(json, at), trail };
      return sensitive === true ? allSensitive(body) : body;
    });
  };

/** Which part of a text is the secret one is not known. */
function allSensitive(value: Value): Value {
  if (value.kind === 'list') return { ...asSensitive(value), items: value.items.map(allSensitive) };
  if (value.kind !== 'object') return asSensitive(value);
  const entries = new Map([...value.entries].map(([name, entry]) => [name, allSensitive(entry)]));
  return { ...asSensitive(value), entries };
}

/** A text of which parts are unknown, where what is known of it is JSON around them. */
function withHoles(text: Unknown): Value {
  const { symbol } = text;
  if (!symbol?.trimStart().startsWith('{')) return text;
  const holes: string[] = [];
  const json = parseJson(cutOut(symbol, holes));
  return json === undefined ? text : filled(json, holes, text);
}

/** Marks that no text of ours has. */
const [opening, closing] = ['\uE000', '\uE001'];
const mark = /\uE000(\d+)\uE001/g;

/** The text with a mark in the place of each unknown part, in quotes where the part is no part of a text. */
function cutOut(symbol: string, holes: string[]): string {
  let out = '';
  let quoted = false;
  for (let at = 0; at < symbol.length; at++) {
    const char = symbol[at] ?? '';
    if (char === '⟨') {
      const end = endOf(symbol, at);
      const hole = `${opening}${String(holes.push(symbol.slice(at, end)) - 1)}${closing}`;
      out += quoted ? hole : `"${hole}"`;
      at = end - 1;
    } else if (char === '\\' && quoted) {
      out += char + (symbol[++at] ?? '');
    } else {
      if (char === '"') quoted = !quoted;
      out += char;
    }
  }
  return out;
}

/** Behind the bracket that closes the one at `start`. */
function endOf(symbol: string, start: number): number {
  let open = 0;
  for (let at = start; at < symbol.length; at++) {
    if (symbol[at] === '⟨') open++;
    else if (symbol[at] === '⟩' && --open === 0) return at + 1;
  }
  return symbol.length;
}

function filled(json: Json, holes: readonly string[], text: Unknown): Value {
  const { at, because, trail, sensitive } = text;
  if (typeof json === 'string' && json.includes(opening)) {
    const symbol = json.replaceAll(mark, (_, index: string) => holes[Number(index)] ?? '');
    return unknown(because, at, { symbol, trail, sensitive });
  }
  if (json === null || typeof json !== 'object') return { ...fromJson(json, at), trail };
  if (isList(json)) {
    return {
      ...listOf(
        json.map((item) => filled(item, holes, text)),
        at,
      ),
      trail,
    };
  }
  const entries = Object.entries(json).map(([name, value]) => [name, filled(value, holes, text)] as const);
  return { ...objectOf(new Map(entries), at), trail };
}

const isList = (json: Json): json is readonly Json[] => Array.isArray(json);
