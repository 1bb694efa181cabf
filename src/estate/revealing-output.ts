import type { Output } from '../model/resource.js';
import type { Setting, Settled } from '../model/setting.js';
import type { Span } from '../model/source.js';
import { joined, type ListValue, type ObjectValue, type Value } from '../model/value.js';
import { heldBy, readHeld, type Held } from './credentials/held.js';
import { casesOf } from './logic.js';
import { find } from './read.js';
import type { Target } from './target.js';

/** An output of a template or of a called module, with what it would show. */
export interface OutputFacts extends Target {
  readonly name: string;
  /** Kept out of the history of deployments. */
  readonly secure: boolean;
  /** What it holds, in whatever part of it; undefined when nothing says that it may be a secret. */
  readonly holds: Setting<Held> | undefined;
}

/** Deeper parts of an output are not searched. */
const deepest = 10;

export function readOutput(output: Output): OutputFacts {
  const { name, at, secure, deployment, module } = output;
  return {
    at,
    title: `output \`${name}\``,
    address: module === '' ? name : `${module}/${name}`,
    deployment,
    when: [],
    name,
    secure,
    holds: secure ? undefined : output.isPublic ? nothingAt(at) : holdsOf(output.value, name),
  };
}

const nothingAt = (at: Span): Setting<Held> => ({ kind: 'set', value: { is: 'nothing' }, at, trail: [] });

/** In every case of it, an object or a list is searched for the first credential. */
function holdsOf(value: Value, name: string): Setting<Held> | undefined {
  const cases = find({ body: value, at: value.at, when: [] }, '').flatMap(({ when, is }) => {
    const held = is.kind === 'present' && isWhole(is.value) ? inWhole(is.value, name) : heldBy(is, name);
    return held === undefined ? [] : casesOf(held).map((one) => ({ when: joined(when, one.when), is: one.is }));
  });
  const [only] = cases;
  if (only === undefined) return undefined;
  return cases.length === 1 && only.when.length === 0 ? only.is : { kind: 'depends', cases };
}

const isWhole = (value: Value): value is ObjectValue | ListValue => value.kind === 'object' || value.kind === 'list';

function inWhole(value: ObjectValue | ListValue, name: string): Setting<Held> {
  const { at, trail } = value;
  const found = credentialIn(value, name);
  return found === undefined ? { kind: 'set', value: { is: 'nothing' }, at, trail } : atOutput(found, value);
}

/** What is a part of something written elsewhere is shown by way of the output's own expression. */
function atOutput(found: Setting<Held>, { at, trail }: Value): Setting<Held> {
  const moved = (one: Settled<Held>): Settled<Held> =>
    isInside(one.at, at) ? one : { ...one, at, trail: [...trail, ...one.trail] };
  if (found.kind !== 'depends') return moved(found);
  return { kind: 'depends', cases: found.cases.map(({ when, is }) => ({ when, is: moved(is) })) };
}

const isInside = (inner: Span, outer: Span): boolean =>
  inner.source === outer.source && inner.start >= outer.start && inner.end <= outer.end;

/** The first credential of an object or a list, in source order. */
function credentialIn(value: Value, name: string, depth = 0): Setting<Held> | undefined {
  if (depth > deepest) return undefined;
  const parts: readonly (readonly [string, Value])[] =
    value.kind === 'object'
      ? [...value.entries, ...rest(value.rest, name)]
      : value.kind === 'list'
        ? [...value.items.map((item) => [name, item] as const), ...rest(value.rest, name)]
        : [];
  for (const [own, part] of parts) {
    const found = isWhole(part) ? credentialIn(part, own, depth + 1) : credential(part, own);
    if (found !== undefined) return found;
  }
  return undefined;
}

const rest = (more: Value | undefined, name: string): readonly (readonly [string, Value])[] =>
  more === undefined ? [] : [[name, more]];

function credential(value: Value, name: string): Setting<Held> | undefined {
  const holds = readHeld({ body: value, at: value.at, when: [] }, '', name);
  const settled = holds?.kind === 'depends' ? holds.cases.map(({ is }) => is) : holds === undefined ? [] : [holds];
  return settled.some((one) => one.kind === 'set' && one.value.is === 'credential') ? holds : undefined;
}
