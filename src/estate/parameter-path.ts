import { symbolOf } from '../expressions/symbol.js';
import { textOf } from '../model/source.js';
import type { ListValue, ObjectValue, Scalar, Unknown, Value } from '../model/value.js';
import { haveOneOrigin } from './own-trail.js';
import type { SecretUse } from './secret-use.js';
import { isCall, isPutTogether } from './source-text.js';

/** Deeper members of an object are not compared. */
const deepest = 10;

/**
 * The names of the properties that lead from the value of a parameter to the secret that came of it: none if that is the
 * whole of it, undefined if it is none of it.
 */
export function pathOf(use: SecretUse, whole: Value, depth = 0): readonly string[] | undefined {
  if (depth > deepest) return undefined;
  switch (whole.kind) {
    case 'scalar':
      return use.value.kind === 'scalar' && isThat(use, use.value, whole, depth) ? [] : undefined;
    case 'unknown':
      return use.value.kind === 'unknown' ? pathInUnknown(use, use.value, whole) : undefined;
    case 'depends':
      return first(whole.cases, ({ is }) => pathOf(use, is, depth + 1));
    case 'list':
      return first([...whole.items, ...rest(whole)], (item) => pathOf(use, item, depth + 1));
    case 'object': {
      const named = first([...whole.entries], ([name, entry]) => {
        const path = pathOf(use, entry, depth + 1);
        return path && [name, ...path];
      });
      return named ?? first(rest(whole), (more) => pathOf(use, more, depth + 1));
    }
    default:
      return undefined;
  }
}

/** Equal values can be those of several members: it is the one that was written at the same place. */
const isThat = (use: SecretUse, value: Scalar, member: Scalar, depth: number): boolean =>
  value.value === member.value && (depth === 0 ? isHandedOn(use) : haveOneOrigin(use, member));

const rest = (whole: ListValue | ObjectValue): readonly Value[] => (whole.rest === undefined ? [] : [whole.rest]);

function first<T>(
  items: readonly T[],
  path: (item: T) => readonly string[] | undefined,
): readonly string[] | undefined {
  for (const item of items) {
    const found = path(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What has no symbol, such as what `newGuid()` made, is known again by the way it came. */
function pathInUnknown(use: SecretUse, value: Unknown, whole: Unknown): readonly string[] | undefined {
  const [part, all] = [symbolOf(value), symbolOf(whole)];
  if (part !== undefined || all !== undefined) return memberPath(part, all);
  return haveOneOrigin(use, whole) && isHandedOn(use) ? [] : undefined;
}

/** Whether a value came as it is, never as a part of a text or through a function. */
const isHandedOn = ({ at, trail }: SecretUse): boolean =>
  [at, ...trail.filter(({ kind }) => kind === 'variable' || kind === 'argument').map((step) => step.at)].every(
    (span) => !isPutTogether(span) && (!isCall(span) || textOf(span).startsWith('any(')),
  );

/** `⟨parameter settings.password⟩` and `⟨parameter secrets[*].value⟩` are members. */
function memberPath(symbol: string | undefined, whole: string | undefined): readonly string[] | undefined {
  if (symbol === undefined || whole === undefined) return undefined;
  if (symbol === whole) return [];
  const stem = whole.endsWith('⟩') ? whole.slice(0, -1) : whole;
  if (!symbol.startsWith(`${stem}.`) && !symbol.startsWith(`${stem}[`)) return undefined;
  return symbol.slice(stem.length).match(/[\w-]+/g) ?? [];
}

/** Whether a text that only a deployment can tell has the value as a part, and nothing in it is known to be secure. */
export function isInside(part: Value, use: SecretUse): boolean {
  const { value } = use;
  if (part.kind !== 'unknown' || value.kind !== 'unknown' || value.sensitive === true) return false;
  const [symbol, text] = [symbolOf(part), symbolOf(value)];
  if (symbol === undefined) return text === undefined && haveOneOrigin(use, part);
  return outerParts(text ?? '').some((each) => memberPath(each, symbol) !== undefined);
}

/** The unknown parts of a text, without what is inside of them. */
function outerParts(symbol: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < symbol.length; index++) {
    if (symbol[index] === '⟨' && depth++ === 0) start = index;
    else if (symbol[index] === '⟩' && --depth === 0) parts.push(symbol.slice(start, index + 1));
  }
  return parts;
}
