import { symbolOf } from '../expressions/symbol.js';
import type { Parameter } from '../model/resource.js';
import type { Setting } from '../model/setting.js';
import type { Scan } from '../model/scan.js';
import { samePlace, type Span } from '../model/source.js';
import type { ListValue, ObjectValue, Unknown, Value } from '../model/value.js';
import { grouped } from './grouped.js';
import { find } from './read.js';
import { secretUses, type SecretUse } from './secret-use.js';
import type { Target } from './target.js';
import { writtenIn } from './written.js';

/** A parameter of a template or of a called module, with the places where it is used as a secret. */
export interface UsedParameter extends Target {
  readonly parameter: Parameter;
  /** Of a secure parameter: whether its default is text that is written there; undefined without one. */
  readonly writtenDefault: Setting<boolean> | undefined;
  /** Where its value, or an unprotected member of it, is the whole of a secret. */
  readonly asSecret: readonly SecretUse[];
  /** Where that cannot be told. */
  readonly perhaps: readonly PossibleUse[];
}

export interface PossibleUse {
  readonly use: SecretUse;
  readonly because: string;
}

/** Follows secrets back to the parameters they came through. */
export function usedParameters(scan: Scan): readonly UsedParameter[] {
  const uses = grouped(secretUses(scan), ({ trail, deployment }) => [
    ...new Set(trail.filter(({ kind }) => kind === 'parameter').map((step) => keyOf(step, deployment.name))),
  ]);
  return scan.parameters.map((parameter) => {
    const { name, at, deployment, module } = parameter;
    const through = uses(keyOf({ name, at }, deployment.name)).filter((use) => isWithin(use.module, module));
    return {
      at,
      title: `parameter \`${name}\``,
      address: module === '' ? name : `${module}/${name}`,
      deployment,
      when: [],
      parameter,
      // Defaults are evaluated when somebody asks, and most parameters are of no interest.
      writtenDefault: parameter.secure && parameter.default ? writtenDefault(parameter.default, at) : undefined,
      ...usesOf(parameter, through),
    };
  });
}

function usesOf(parameter: Parameter, uses: readonly SecretUse[]): Pick<UsedParameter, 'asSecret' | 'perhaps'> {
  const asSecret: SecretUse[] = [];
  const perhaps: PossibleUse[] = [];
  for (const use of uses) {
    const path = pathOf(use.value, parameter.value);
    if (path === undefined) {
      if (isInside(parameter.value, use.value)) perhaps.push({ use, because: `it is a part of ${use.becomes}` });
    } else if (!path.some((name) => parameter.secureMembers.names.has(name))) {
      if (path.length === 0 || parameter.secureMembers.isComplete) asSecret.push(use);
      else perhaps.push({ use, because: `its type is not in the files, and may protect what becomes ${use.becomes}` });
    }
  }
  return { asSecret, perhaps };
}

/** A default that is an object is written there when any of its texts is. */
function writtenDefault(value: Value, at: Span): Setting<boolean> {
  if (value.kind !== 'object' && value.kind !== 'list') return writtenIn(find({ body: value, at, when: [] }, ''));
  const literal = value.sensitive !== true && hasText(value);
  return { kind: 'set', value: literal, at: value.at, trail: value.trail };
}

function hasText(value: Value, depth = 0): boolean {
  if (depth > deepest) return false;
  if (value.kind === 'scalar') return typeof value.value === 'string' && value.value !== '';
  const members = value.kind === 'list' ? value.items : value.kind === 'object' ? [...value.entries.values()] : [];
  return members.some((member) => hasText(member, depth + 1));
}

/** By name and file: a value that is one of the allowed ones has its place among those. */
const keyOf = ({ name, at }: { readonly name: string; readonly at: Span }, deployment: string): string =>
  [deployment, at.source.path, name].join('\0');

const isWithin = (inner: string, outer: string): boolean =>
  outer === '' || inner === outer || inner.startsWith(`${outer}/`);

/** Deeper members of an object are not compared. */
const deepest = 10;

/** The names of the properties that lead from a whole to a value in it: none if it is the whole, undefined if not in it. */
function pathOf(value: Value, whole: Value, depth = 0): readonly string[] | undefined {
  if (depth > deepest) return undefined;
  switch (whole.kind) {
    case 'scalar':
      return value.kind === 'scalar' && value.value === whole.value ? [] : undefined;
    case 'unknown':
      return value.kind === 'unknown' ? pathInUnknown(value, whole) : undefined;
    case 'depends':
      return first(whole.cases, ({ is }) => pathOf(value, is, depth + 1));
    case 'list':
      return first([...whole.items, ...rest(whole)], (item) => pathOf(value, item, depth + 1));
    case 'object': {
      const named = first([...whole.entries], ([name, entry]) => {
        const path = pathOf(value, entry, depth + 1);
        return path && [name, ...path];
      });
      return named ?? first(rest(whole), (more) => pathOf(value, more, depth + 1));
    }
    default:
      return undefined;
  }
}

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

/** What has no symbol, such as what `newGuid()` made, is known again by where it comes from. */
function pathInUnknown(value: Unknown, whole: Unknown): readonly string[] | undefined {
  const [part, all] = [symbolOf(value), symbolOf(whole)];
  if (part !== undefined || all !== undefined) return memberPath(part, all);
  const [origin, own] = [value.trail.at(-1)?.at ?? value.at, whole.trail.at(-1)?.at ?? whole.at];
  return samePlace(origin, own) ? [] : undefined;
}

/** `⟨parameter settings.password⟩` and `⟨parameter secrets[*].value⟩` are members. */
function memberPath(symbol: string | undefined, whole: string | undefined): readonly string[] | undefined {
  if (symbol === undefined || whole === undefined) return undefined;
  if (symbol === whole) return [];
  const stem = whole.endsWith('⟩') ? whole.slice(0, -1) : whole;
  if (!symbol.startsWith(`${stem}.`) && !symbol.startsWith(`${stem}[`)) return undefined;
  return symbol.slice(stem.length).match(/[\w-]+/g) ?? [];
}

/** Whether a text that only a deployment can tell has the value as a part, and nothing in it is known to be secure. */
function isInside(part: Value, text: Value): boolean {
  if (part.kind !== 'unknown' || text.kind !== 'unknown' || text.sensitive === true) return false;
  const symbol = symbolOf(part);
  return outerParts(symbolOf(text) ?? '').some((each) => memberPath(each, symbol) !== undefined);
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
