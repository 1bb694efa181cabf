import { parseDocument, visit, isScalar, isAlias, isMap, type Document } from 'yaml';
import type { Value } from '../../../model/value.js';
import type { Json } from '../../json.js';
import { byCodePoints } from '../../terraform-conversion.js';
import { maxNesting } from '../../values.js';
import { nestingOf } from '../nesting.js';
import { Problem, Unworked } from '../problem.js';
import { jsonText } from './json-text.js';

const notYaml = new Problem('the text is not YAML');

/** What YAML 1.1 and Terraform mean by plain words, where YAML 1.2 means strings. */
const words: Readonly<Record<string, boolean>> = {
  y: true,
  Y: true,
  yes: true,
  Yes: true,
  YES: true,
  on: true,
  On: true,
  ON: true,
  n: false,
  N: false,
  no: false,
  No: false,
  NO: false,
  off: false,
  Off: false,
  OFF: false,
};

/** https://developer.hashicorp.com/terraform/language/functions/yamldecode */
export function readYaml(text: string): Json | Problem {
  if (nestingOf(text) > maxNesting) return new Unworked('the text is nested too deep');
  if (text.trim() === '') return new Problem('the text has no document');
  try {
    const document = parseDocument(text, { merge: true, uniqueKeys: false, logLevel: 'error' });
    if (document.errors.length > 0) return notYaml;
    const wrong = problemOf(document);
    if (wrong !== undefined) return wrong;
    // By way of JSON, because aliases can make a value that contains itself: that throws here.
    return JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: 100 }))) as Json;
  } catch {
    return new Unworked('the text is nested too deep, or repeats itself too often');
  }
}

/** Reads plain words as Terraform does; gives what it would not read, or we would not read as it does. */
function problemOf(document: Document.Parsed): Problem | undefined {
  let problem: Problem | undefined;
  visit(document, {
    Node(_, node) {
      if (node.tag?.startsWith('!') === true) problem ??= new Problem(`the tag \`${node.tag}\` is not one of YAML's`);
      if (!isScalar(node) || node.type !== 'PLAIN') return undefined;
      const source = node.source ?? '';
      const word = words[source];
      if (word !== undefined && node.tag === undefined) node.value = word;
      if (/^\d{4}-\d\d?-\d\d?/.test(source)) problem ??= new Unworked('a date of YAML is not worked out');
      if (typeof node.value === 'number') {
        if (!Number.isFinite(node.value)) problem ??= new Unworked('a number of it is not finite');
        if (/^[-+]?\d{16,}/.test(source)) problem ??= new Unworked('a number of it has more digits than are kept');
      }
      return undefined;
    },
    Pair(_, pair) {
      if (isAlias(pair.key) || isMap(pair.key)) problem ??= new Problem('a key is not a string');
      if (isScalar(pair.key) && pair.key.value === null) problem ??= new Problem('a key is null');
      return undefined;
    },
  });
  return problem;
}

/** https://developer.hashicorp.com/terraform/language/functions/yamlencode */
export function yamlText(value: Value): string | Problem {
  const lines = yamlLines(value, '', 0);
  return lines instanceof Problem ? lines : `${lines.join('\n')}\n`;
}

/** The lines of a value; the first goes on where its key or hyphen stands. */
function yamlLines(value: Value, indent: string, depth: number): readonly string[] | Problem {
  if (depth > maxNesting) return new Unworked('it is nested too deep');
  if (value.kind === 'list' && value.items.length > 0) return listLines(value.items, indent, depth);
  if (value.kind === 'object' && value.entries.size > 0) return mapLines(value.entries, indent, depth);
  if (value.kind === 'scalar' && typeof value.value === 'string' && value.value.includes('\n')) {
    return blockLines(value.value, indent);
  }
  const json = jsonText(value);
  return json instanceof Problem ? json : [unescaped(json)];
}

/** Strings are written as in JSON, but `<`, `>` and `&` need no escape. */
const unescaped = (json: string): string =>
  json.replaceAll(
    /\\(?:u003c|u003e|u0026|.)/g,
    (escape) => ({ '\\u003c': '<', '\\u003e': '>', '\\u0026': '&' })[escape] ?? escape,
  );

function listLines(items: readonly Value[], indent: string, depth: number): readonly string[] | Problem {
  const lines: string[] = [];
  for (const item of items) {
    const inner = yamlLines(item, `${indent}  `, depth + 1);
    if (inner instanceof Problem) return inner;
    const [first = '', ...others] = inner;
    lines.push(`${lines.length === 0 ? '' : indent}- ${first}`, ...others);
  }
  return lines;
}

function mapLines(entries: ReadonlyMap<string, Value>, indent: string, depth: number): readonly string[] | Problem {
  const lines: string[] = [];
  for (const [key, value] of [...entries].sort(([a], [b]) => byCodePoints(a, b))) {
    const isList = value.kind === 'list' && value.items.length > 0;
    const isMap = value.kind === 'object' && value.entries.size > 0;
    const below = isMap ? `${indent}  ` : indent;
    const inner = yamlLines(value, isList || isMap ? below : `${indent}  `, depth + 1);
    if (inner instanceof Problem) return inner;
    const [first = '', ...others] = inner;
    const name = `${lines.length === 0 ? '' : indent}${JSON.stringify(key)}:`;
    if (isList || isMap) lines.push(name, below + first, ...others);
    else lines.push(`${name} ${first}`, ...others);
  }
  return lines;
}

function blockLines(text: string, indent: string): readonly string[] | Problem {
  if (/^\s|[^\n\P{C}]|\n\n$/u.test(text)) return new Unworked('the text has characters whose YAML is not worked out');
  const lines = text.replace(/\n$/, '').split('\n');
  const inside = indent === '' ? '  ' : indent;
  return [text.endsWith('\n') ? '|' : '|-', ...lines.map((line) => (line === '' ? '' : inside + line))];
}
