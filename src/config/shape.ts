import { Ajv, type ErrorObject } from 'ajv';
import schema from '../../schemas/vaultlint-config.schema.json' with { type: 'json' };
import type { Diagnostic } from '../model/diagnostic.js';
import { didYouMean } from '../model/suggest.js';
import type { Document, Path } from './document.js';

/** What the published schema has against a document, each with its place; empty if nothing. */
export function shapeProblems(document: Document): readonly Diagnostic[] {
  const validate = new Ajv({ allErrors: true, verbose: true }).compile(schema);
  if (validate(document.value)) return [];
  return (validate.errors ?? []).filter(isTelling).map((error) => problemOf(error, document));
}

/** What is set for a rule is a level or a mapping: the shape that it clearly is not has nothing to add. */
function isTelling({ keyword, instancePath, data }: ErrorObject): boolean {
  if (keyword === 'anyOf') return false;
  if (!/^\/rules\/[^/]*$/.test(instancePath)) return true;
  const isMapping = typeof data === 'object' && data !== null && !Array.isArray(data);
  return isMapping ? keyword !== 'enum' : keyword === 'enum';
}

function problemOf(error: ErrorObject, document: Document): Diagnostic {
  const path = pathOf(error.instancePath, document.value);
  const name = path.length === 0 ? 'The configuration' : `\`${nameOf(path)}\``;
  const params = error.params as Readonly<Record<string, unknown>>;
  const value = { at: document.valueAt(path) };
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(String(params['additionalProperty']), path, error, document);
    case 'required':
      return invalid(`${name} has no \`${String(params['missingProperty'])}\``, 'it is missing here', value);
    case 'enum':
      return invalid(`${name} has a value that is not allowed`, enumLabel(error), value);
    case 'type':
      return invalid(
        `${name} is not ${articled(String(params['type']))}`,
        `expected ${articled(String(params['type']))}`,
        value,
      );
    case 'pattern':
      return invalid(`${name} is not a date`, 'expected YYYY-MM-DD', value);
    case 'minimum':
      return invalid(`${name} is negative`, `expected ${String(params['limit'])} or more`, value);
    default:
      return invalid(`${name} is empty`, 'expected some text', value);
  }
}

const invalid = (title: string, label: string, place: Pick<Diagnostic, 'at'>): Diagnostic => ({
  id: 'config/invalid-value',
  level: 'error',
  title,
  label,
  ...place,
});

function unknownKey(key: string, path: Path, { parentSchema }: ErrorObject, document: Document): Diagnostic {
  const known = Object.keys((parentSchema as { readonly properties?: object } | undefined)?.properties ?? {});
  return {
    id: 'config/unknown-key',
    level: 'error',
    title: `The configuration has no key \`${nameOf([...path, key])}\``,
    label: didYouMean(key, known, `expected one of ${known.filter((each) => each !== '$schema').join(', ')}`),
    at: document.keyAt([...path, key]),
  };
}

function enumLabel({ data, schema: allowed }: ErrorObject): string {
  const known = Array.isArray(allowed) ? allowed.map(String) : [];
  const expected = `expected one of ${known.join(', ')}`;
  return typeof data === 'string' ? didYouMean(data, known, expected) : expected;
}

const articled = (type: string): string =>
  ({ object: 'a mapping', array: 'a list', integer: 'a whole number', string: 'a text' })[type] ?? `a ${type}`;

/** `suppressions[0].until`. */
const nameOf = (path: Path): string =>
  path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`)).join('');

/** A JSON pointer as the path that it stands for: segments that lead into a list are numbers. */
function pathOf(pointer: string, value: unknown): Path {
  const path: (string | number)[] = [];
  let here: unknown = value;
  for (const segment of pointer.split('/').slice(1)) {
    const name = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    const key = Array.isArray(here) ? Number(name) : name;
    path.push(key);
    here = typeof here === 'object' && here !== null ? (here as Readonly<Record<string, unknown>>)[name] : undefined;
  }
  return path;
}
