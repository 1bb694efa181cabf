import { symbolOf } from '../expressions/symbol.js';
import type { Parameter } from '../model/resource.js';
import type { Setting } from '../model/setting.js';
import type { Scan } from '../model/scan.js';
import type { Span } from '../model/source.js';
import type { Value } from '../model/value.js';
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
  /** Where its value is a secret's whole value, or a member of it is. */
  readonly asSecret: readonly SecretUse[];
  /** Where its value is put into a longer text that is a secret. */
  readonly insideSecret: readonly SecretUse[];
}

/** Follows secrets back to the parameters they came through. */
export function usedParameters(scan: Scan): readonly UsedParameter[] {
  const uses = grouped(secretUses(scan), ({ trail, deployment }) => [
    ...new Set(trail.filter(({ kind }) => kind === 'parameter').map(({ at }) => placeOf(at, deployment.name))),
  ]);
  return scan.parameters.map((parameter) => {
    const { name, at, deployment, module } = parameter;
    const through = uses(placeOf(at, deployment.name)).filter((use) => isWithin(use.module, module));
    return {
      at,
      title: `parameter \`${name}\``,
      address: module === '' ? name : `${module}/${name}`,
      deployment,
      when: [],
      parameter,
      // Defaults are evaluated when somebody asks, and most parameters are of no interest.
      writtenDefault: parameter.secure && parameter.default ? writtenDefault(parameter.default, at) : undefined,
      asSecret: through.filter(({ value }) => isFrom(value, parameter.value)),
      insideSecret: through.filter(({ value }) => !isFrom(value, parameter.value) && isInside(parameter.value, value)),
    };
  });
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

const placeOf = ({ source, start }: Span, deployment: string): string =>
  `${deployment} ${source.path} ${String(start)}`;

const isWithin = (inner: string, outer: string): boolean =>
  outer === '' || inner === outer || inner.startsWith(`${outer}/`);

/** Deeper members of an object are not compared. */
const deepest = 10;

/** Whether a value is another, or a member of it. */
function isFrom(value: Value, whole: Value, depth = 0): boolean {
  if (depth > deepest) return false;
  const inside = (member: Value): boolean => isFrom(value, member, depth + 1);
  switch (whole.kind) {
    case 'scalar':
      return value.kind === 'scalar' && value.value === whole.value;
    case 'unknown':
      return value.kind === 'unknown' && isMember(symbolOf(value), symbolOf(whole));
    case 'list':
      return whole.items.some(inside) || (whole.rest !== undefined && inside(whole.rest));
    case 'object':
      return [...whole.entries.values()].some(inside) || (whole.rest !== undefined && inside(whole.rest));
    case 'depends':
      return whole.cases.some(({ is }) => inside(is));
    default:
      return false;
  }
}

/** `⟨parameter settings.password⟩` and `⟨parameter secrets[*].value⟩` are members. */
function isMember(symbol: string | undefined, whole: string | undefined): boolean {
  if (symbol === undefined || whole === undefined) return false;
  if (symbol === whole) return true;
  const stem = whole.endsWith('⟩') ? whole.slice(0, -1) : whole;
  return symbol.startsWith(`${stem}.`) || symbol.startsWith(`${stem}[`);
}

/** Whether a text that only a deployment can tell has the value as a part, and nothing in it is known to be secure. */
function isInside(part: Value, text: Value): boolean {
  if (part.kind !== 'unknown' || text.kind !== 'unknown' || text.sensitive === true) return false;
  const symbol = symbolOf(part);
  return outerParts(symbolOf(text) ?? '').some((each) => isMember(each, symbol));
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
