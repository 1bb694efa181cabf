import type { Resource } from '../../src/model/resource.js';
import type { Value } from '../../src/model/value.js';

/** What two scans say of the same deployment, leaf by leaf of the bodies of its resources. */
export interface Comparison {
  /** Leaves that both know, and agree on. */
  readonly agreed: number;
  /** Known on both sides, and different. */
  readonly contradictions: readonly string[];
  /** Known from one side alone. */
  readonly onlyLeft: readonly string[];
  readonly onlyRight: readonly string[];
  /** Resources that have no counterpart. */
  readonly unmatchedLeft: readonly string[];
  readonly unmatchedRight: readonly string[];
}

/** What a path of a body holds: a text that is equal for equal values, or that only a deployment can tell. */
type Leaf = { readonly known: string; readonly among?: readonly string[] } | 'unknown';

/** Compares two sides of a deployment, such as a template and what it was compiled to. Values are never put into texts. */
export function compare(left: readonly Resource[], right: readonly Resource[]): Comparison {
  const { pairs, unmatchedLeft, unmatchedRight } = matched(left, right);
  const all = { agreed: 0, contradictions: [] as string[], onlyLeft: [] as string[], onlyRight: [] as string[] };
  for (const [one, other] of pairs) {
    const [a, b] = [leavesOf(one), leavesOf(other)];
    for (const path of new Set([...a.keys(), ...b.keys()])) {
      const [x, y] = [leafAt(a, path), leafAt(b, path)];
      const place = `${one.type} ${one.address} ${path}`;
      if (x === 'unknown' && y === 'unknown') continue;
      if (x === 'unknown') all.onlyRight.push(place);
      else if (y === 'unknown') all.onlyLeft.push(place);
      else if (x.known === y.known) all.agreed += 1;
      else if (x.among?.includes(y.known) === true) all.onlyRight.push(place);
      else if (y.among?.includes(x.known) === true) all.onlyLeft.push(place);
      else all.contradictions.push(place);
    }
  }
  return { ...all, unmatchedLeft: unmatchedLeft.map(nameOf), unmatchedRight: unmatchedRight.map(nameOf) };
}

const nameOf = ({ type, address }: Resource): string => `${type} ${address}`;

function matched(left: readonly Resource[], right: readonly Resource[]) {
  const pairs: (readonly [Resource, Resource])[] = [];
  let [restLeft, restRight] = [left.filter(isSent), right.filter(isSent)];
  for (const key of keys) {
    const waiting = new Map<string, Resource[]>();
    for (const each of restRight) waiting.set(key(each), [...(waiting.get(key(each)) ?? []), each]);
    restLeft = restLeft.filter((each) => {
      const found = waiting.get(key(each))?.shift();
      if (found !== undefined) pairs.push([each, found]);
      return found === undefined;
    });
    restRight = [...waiting.values()].flat();
  }
  pairs.push(...leftOver(restLeft, restRight));
  const paired = new Set(pairs.flat());
  const isAlone = (each: Resource): boolean => !paired.has(each);
  return { pairs, unmatchedLeft: restLeft.filter(isAlone), unmatchedRight: restRight.filter(isAlone) };
}

/** What nothing but an address names, in the order of the template: if there are as many of a type on either side. */
function leftOver(left: readonly Resource[], right: readonly Resource[]): (readonly [Resource, Resource])[] {
  const typeOf = ({ type, apiVersion }: Resource): string => `${type} ${String(apiVersion)}`.toLowerCase();
  return [...new Set(left.map(typeOf))].flatMap((type) => {
    const ones = left.filter((each) => typeOf(each) === type);
    const others = right.filter((each) => typeOf(each) === type);
    if (ones.length !== others.length) return [];
    return ones.flatMap((one, i): (readonly [Resource, Resource])[] => {
      const other = others[i];
      return other === undefined ? [] : [[one, other]];
    });
  });
}

/** Compiled templates do not mention what they only refer to, unless they are of language version 2.0. */
const isSent = ({ existing, type }: Resource): boolean =>
  !existing && type.toLowerCase() !== 'microsoft.resources/deployments';

/** What resources are paired by, the surest first. */
const keys: readonly ((resource: Resource) => string)[] = [
  ({ type, id, when }) =>
    [type, id, ...when.map(({ subject, is }) => `${subject}=${String(is)}`)].join('\n').toLowerCase(),
  ({ type, id }) => `${type} ${id}`.toLowerCase(),
  ({ type, id, address }) => `${type} ${id.replaceAll(address, '')}`.toLowerCase(),
  ({ type, address }) => `${type} ${address.replaceAll(/\[[^\]]*\]/g, '')}`.toLowerCase(),
  ({ type, name, address }) => {
    const text = name.kind === 'unknown' ? name.symbol : canonical(name);
    return `${type} ${text ?? `at ${address}`}`.toLowerCase();
  },
];

function leavesOf({ body, apiVersion }: Resource): ReadonlyMap<string, Leaf> {
  const leaves = new Map<string, Leaf>([['@', { known: apiVersion ?? '' }]]);
  collect(body, '', leaves);
  // Bicep writes the last segment where ARM writes all; resources are paired by it.
  leaves.delete('.name');
  return leaves;
}

function collect(value: Value, path: string, into: Map<string, Leaf>): void {
  if (value.kind === 'object') {
    into.set(path, { known: 'object' });
    for (const [name, entry] of value.entries) collect(entry, `${path}.${name.toLowerCase()}`, into);
    if (value.rest !== undefined) into.set(`${path}.*`, 'unknown');
  } else if (value.kind === 'list') {
    into.set(path, { known: 'list' });
    value.items.forEach((item, index) => collect(item, `${path}.${String(index)}`, into));
    if (value.rest !== undefined) into.set(`${path}.*`, 'unknown');
  } else if (value.kind === 'depends' && value.cases.every(({ is }) => is.kind === 'object' && is.rest === undefined)) {
    into.set(path, { known: 'object' });
    for (const [name, entry] of perProperty(value)) collect(entry, `${path}.${name}`, into);
  } else {
    const text = canonical(value);
    const among = value.kind === 'depends' && { among: value.cases.map(({ is }) => canonical(is) ?? '') };
    into.set(path, text === undefined ? 'unknown' : { known: text, ...among });
  }
}

/** One of several objects, as an object of which each property is one of several: what one side spreads, the other merges. */
function perProperty({ cases, at, trail }: Extract<Value, { kind: 'depends' }>): ReadonlyMap<string, Value> {
  const names = new Map<string, string>();
  for (const { is } of cases) {
    if (is.kind === 'object') for (const name of is.entries.keys()) names.set(name.toLowerCase(), name);
  }
  const nothing: Value = { kind: 'scalar', value: null, at, trail };
  return new Map(
    [...names].map(([folded, name]) => {
      const values = cases.flatMap(({ when, is }) => {
        const entry = is.kind === 'object' ? (is.entries.get(name) ?? nothing) : nothing;
        return entry.kind === 'depends' ? entry.cases : [{ when, is: entry }];
      });
      const texts = new Set(values.map(({ is }) => canonical(is)));
      const [first] = values;
      const isOne = texts.size === 1 && !texts.has(undefined) && first !== undefined;
      return [folded, isOne ? first.is : { kind: 'depends', cases: values, at, trail }];
    }),
  );
}

/** What is left out is null, unless there may be more than is listed, or something above is unknown. */
function leafAt(leaves: ReadonlyMap<string, Leaf>, path: string): Leaf {
  const own = leaves.get(path);
  if (own !== undefined) return own;
  for (let above = path; above !== '';) {
    above = above.slice(0, above.lastIndexOf('.'));
    if (leaves.has(`${above}.*`)) return 'unknown';
    const leaf = leaves.get(above);
    // Of several possible values as a whole the parts are not compared.
    if (leaf === 'unknown' || leaf?.among !== undefined) return 'unknown';
    if (leaf !== undefined) break;
  }
  return { known: 'null' };
}

/** A text that is equal for equal values; undefined for what is not known to its last leaf. */
function canonical(value: Value): string | undefined {
  switch (value.kind) {
    case 'scalar':
      return JSON.stringify(value.value);
    case 'list':
      return value.rest === undefined ? joined(value.items.map(canonical), '[', ']') : undefined;
    case 'object': {
      const entries = [...value.entries].map(([name, entry]) => {
        const text = canonical(entry);
        return text === undefined ? undefined : `${name.toLowerCase()}:${text}`;
      });
      return value.rest === undefined
        ? joined(entries.filter((each) => each?.endsWith(':null') !== true).sort(), '{', '}')
        : undefined;
    }
    case 'depends': {
      const texts = value.cases.map(({ is }) => canonical(is));
      return texts.includes(undefined) ? undefined : `one of ${[...new Set(texts)].sort().join('|')}`;
    }
    default:
      return undefined;
  }
}

const joined = (parts: readonly (string | undefined)[], open: string, close: string): string | undefined =>
  parts.includes(undefined) ? undefined : `${open}${parts.join(',')}${close}`;
