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
  /** Stands for a name that has no canonical text: `name of keyVault`. */
  readonly fallback: string;
}

/**
 * The id of a resource deployed into a scope, or applied to another resource.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-resource#resourceid
 */
export function resourceId(parts: IdParts, at: Span, evaluation: Evaluation): Value {
  const group = /^Microsoft\.Resources\/resourceGroups$/i.test(parts.type);
  return joinedId([parts.scope, parts.name], at, evaluation, (scope, name) => {
    const text = name ?? `⟨${parts.fallback}⟩`;
    return group
      ? `${scope ?? ''}/resourceGroups/${text}`
      : `${scope ?? ''}/providers/${interleaved(parts.type, text)}`;
  });
}

/** The id of a child: its parent's, the last segment of its type, its own name. */
export function childId(parent: Value, parts: Omit<IdParts, 'scope'>, at: Span, evaluation: Evaluation): Value {
  const last = parts.type.slice(parts.type.lastIndexOf('/') + 1);
  return joinedId([parent, parts.name], at, evaluation, (id, name) => {
    return `${id ?? `⟨parent of ${parts.fallback}⟩`}/${last}/${name ?? `⟨${parts.fallback}⟩`}`;
  });
}

/** The text of an id, with what only a deployment can tell between ⟨ and ⟩, and possibilities separated by `|`. */
export function idText(value: Value): string {
  if (value.kind !== 'depends') return symbolOf(value) ?? '⟨unknown⟩';
  return `⟨${[...new Set(value.cases.map((each) => idText(each.is)))].join('|')}⟩`;
}

function joinedId(
  values: readonly [Value, Value],
  at: Span,
  evaluation: Evaluation,
  join: (first: string | undefined, second: string | undefined) => string,
): Value {
  return distribute(values, at, evaluation.budget, ([first, second]) => {
    const trail = trailOf(values);
    const symbol = join(first && textOf(first), second && textOf(second));
    return symbol.includes('⟨')
      ? unknown(reason(values), at, { type: 'string', symbol, trail })
      : scalar(symbol, at, trail);
  });
}

const textOf = (value: Settled): string | undefined => symbolOf(value);

function reason(values: readonly Value[]): string {
  const first = values.find((each) => each.kind === 'unknown');
  return first?.because ?? 'its id is only known after deployment';
}

/** `Microsoft.KeyVault/vaults/secrets` and `kv/password` are `Microsoft.KeyVault/vaults/kv/secrets/password`. */
function interleaved(type: string, name: string): string {
  const [namespace = '', ...types] = type.split('/');
  const names = segments(name);
  if (names.length !== types.length) return `${type}/${name}`;
  return [namespace, ...types.flatMap((each, index) => [each, names[index] ?? ''])].join('/');
}

/** The segments of a name or an id; a slash inside ⟨…⟩ does not separate. */
export function segments(text: string): readonly string[] {
  const found = [''];
  let open = 0;
  for (const character of text) {
    if (character === '⟨') open++;
    else if (character === '⟩') open--;
    if (character === '/' && open === 0) found.push('');
    else found.push(`${found.pop() ?? ''}${character}`);
  }
  return found;
}

/** The last segment of a name: of `kv/password`, `password`. */
export function lastSegment(name: Value, at: Span, evaluation: Evaluation): Value {
  return distribute([name], at, evaluation.budget, ([settled]) => {
    const text = settled === undefined ? undefined : symbolOf(settled);
    const own = text === undefined ? undefined : segments(text).at(-1);
    if (settled === undefined || own === undefined || own === text) return settled ?? name;
    if (own.includes('⟨'))
      return unknown(reason([settled]), settled.at, { type: 'string', symbol: own, trail: settled.trail });
    return scalar(own, settled.at, settled.trail);
  });
}
