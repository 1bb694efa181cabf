import { distribute, type Settled } from '../../../expressions/distribute.js';
import type { Evaluation } from '../../../expressions/scope.js';
import { symbolOf } from '../../../expressions/symbol.js';
import { scalar, trailOf, unknown } from '../../../expressions/values.js';
import type { Span } from '../../../model/source.js';
import type { Value } from '../../../model/value.js';

/** What an id is made of: where the resource lives (a scope or a parent), its type, and its name. */
export interface IdParts {
  readonly scope: Value;
  /** The whole type: `Microsoft.KeyVault/vaults/secrets`. */
  readonly type: string;
  /** The name, with one segment for every segment of the type after the namespace. */
  readonly name: Value;
  /** Address of the resource: names what has no canonical text. */
  readonly address: string;
}

/**
 * The id of a resource deployed into a scope, or applied to another resource.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-resource#resourceid
 */
export function resourceId(parts: IdParts, at: Span, evaluation: Evaluation): Value {
  const { type, address } = parts;
  const group = /^Microsoft\.Resources\/resourceGroups$/i.test(type);
  return joinedId([parts.scope, parts.name], at, evaluation, (scope, name) => {
    const before = scope ?? unknownScope(address);
    const text = name ?? `⟨name of ${address}⟩`;
    return group ? `${before}/resourceGroups/${text}` : `${before}/providers/${interleaved(type, text)}`;
  });
}

/** The id of a child: its parent's, the last segment of its type, its own name. */
export function childId(parent: Value, parts: Omit<IdParts, 'scope'>, at: Span, evaluation: Evaluation): Value {
  const { type, address } = parts;
  const cut = type.lastIndexOf('/');
  return joinedId([parent, parts.name], at, evaluation, (id = `⟨parent of ${address}⟩`, name) => {
    const above = id.startsWith('/') ? id : `${unknownScope(id)}/providers/${interleaved(type.slice(0, cut), id)}`;
    return `${above}/${type.slice(cut + 1)}/${name ?? `⟨name of ${address}⟩`}`;
  });
}

/** Stands for the scope of a resource when even its level is unknown. */
export const unknownScope = (address: string): string => `/⟨scope of ${address}⟩`;

/**
 * The text of an id, with what only a deployment can tell between ⟨ and ⟩. One that depends has its possibilities there,
 * each of them whole: `⟨/…/vaults/kv-dev|/…/vaults/kv-prod⟩`. `part` takes what is wanted of each.
 */
export function idText(value: Value, part = (id: string): string => id): string {
  if (value.kind !== 'depends') return part(symbolOf(value) ?? '⟨unknown⟩');
  const texts = [...new Set(value.cases.map((each) => idText(each.is, part)))];
  return texts.length === 1 ? (texts[0] ?? '') : `⟨${texts.join('|')}⟩`;
}

function joinedId(
  values: readonly [Value, Value],
  at: Span,
  evaluation: Evaluation,
  join: (first: string | undefined, second: string | undefined) => string,
): Value {
  const trail = trailOf(values);
  const id = distribute(values, at, evaluation.budget, ([first, second]) => {
    const symbol = join(first && textOf(first), second && textOf(second));
    return symbol.includes('⟨')
      ? unknown(reason(values), at, { type: 'string', symbol, trail })
      : scalar(symbol, at, trail);
  });
  // With too many possibilities there is no telling one from the other.
  if (id.kind !== 'unknown' || id.symbol !== undefined) return id;
  return unknown(id.because, at, { type: 'string', symbol: join(undefined, undefined), trail });
}

const textOf = (value: Settled): string | undefined => symbolOf(value);

function reason(values: readonly Value[]): string {
  const first = values.find((each) => each.kind === 'unknown');
  return first?.because ?? 'its id is only known after deployment';
}

/** `Microsoft.KeyVault/vaults/secrets` and `kv/password` are `Microsoft.KeyVault/vaults/kv/secrets/password`. */
function interleaved(type: string, name: string): string {
  const [namespace = '', ...types] = type.split('/');
  const written = segments(name);
  const names = written.length === types.length ? written : types.map((_, i) => `⟨part ${i + 1} of ${name}⟩`);
  return [namespace, ...types.flatMap((each, index) => [each, names[index] ?? ''])].join('/');
}

/** The segments of a name or an id; a slash inside ⟨…⟩ does not separate. */
export function segments(text: string): readonly string[] {
  if (!text.includes('⟨')) return text.split('/');
  const found: string[] = [];
  let open = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '⟨') open++;
    else if (character === '⟩') open--;
    else if (character === '/' && open === 0) {
      found.push(text.slice(start, index));
      start = index + 1;
    }
  }
  found.push(text.slice(start));
  return found;
}

/** The last segment of a name: of `kv/password`, `password`. */
export const lastSegment = (name: Value, at: Span, evaluation: Evaluation): Value =>
  partOfName(name, (parts) => parts.at(-1), at, evaluation);

/** What `part` takes of the segments of a name; the name itself if that cannot be told. */
export function partOfName(
  name: Value,
  part: (segments: readonly string[]) => string | undefined,
  at: Span,
  evaluation: Evaluation,
): Value {
  return distribute([name], at, evaluation.budget, ([settled]) => {
    const text = settled === undefined ? undefined : symbolOf(settled);
    const own = text === undefined ? undefined : part(segments(text));
    if (settled === undefined || own === undefined || own === text) return settled ?? name;
    if (own.includes('⟨'))
      return unknown(reason([settled]), settled.at, { type: 'string', symbol: own, trail: settled.trail });
    return scalar(own, settled.at, settled.trail);
  });
}
