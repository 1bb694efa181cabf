import { partOf } from '../../../expressions/access.js';
import { evaluate } from '../../../expressions/evaluate.js';
import type { Scope } from '../../../expressions/scope.js';
import type { Expression } from '../../../expressions/tree.js';
import { callSymbol, itemSymbol } from '../../../expressions/symbol.js';
import { describe, relocated, scalar, unknown } from '../../../expressions/values.js';
import type { Span } from '../../../model/source.js';
import { joined, type Assumption, type Unknown, type Value } from '../../../model/value.js';

/** One round of `count` or `for_each`. */
export interface Round {
  /** `["dev"]`, `[0]`, `[*]` for all that cannot be listed, '' without repetition. */
  readonly key: string;
  /** What other expressions ask for it by. */
  readonly index: string | number | undefined;
  /** What `each` or `count` is in it. */
  readonly names: ReadonlyMap<'each' | 'count', Value>;
  /** What makes the collection the one with this round. */
  readonly when: readonly Assumption[];
}

export interface Expansion {
  readonly kind: 'single' | 'count' | 'for_each';
  readonly rounds: readonly Round[];
  /** Why there may be more than could be listed. */
  readonly open: Unknown | undefined;
}

interface Repeated {
  readonly count: Expression | undefined;
  readonly forEach: Expression | undefined;
}

/** The rounds of a resource or a module call. What cannot be listed is one round, whose key is unknown. */
export function expand({ count, forEach }: Repeated, scope: Scope, address: string): Expansion {
  if (forEach !== undefined) {
    const value = evaluate(forEach, scope);
    return { kind: 'for_each', ...inCases(value, (one, when) => overEach(one, when, forEach, scope, address)) };
  }
  if (count !== undefined) {
    const value = evaluate(count, scope);
    return { kind: 'count', ...inCases(value, (one, when) => counted(one, when, count, scope, address)) };
  }
  return { kind: 'single', rounds: [{ key: '', index: undefined, names: new Map(), when: [] }], open: undefined };
}

type Rounds = Omit<Expansion, 'kind'>;

function inCases(value: Value, roundsOf: (one: Value, when: readonly Assumption[]) => Rounds): Rounds {
  if (value.kind !== 'depends') return roundsOf(value, []);
  const all = value.cases.map(({ when, is }) => roundsOf(is, when));
  return { rounds: all.flatMap(({ rounds }) => rounds), open: all.find(({ open }) => open !== undefined)?.open };
}

function overEach(over: Value, when: readonly Assumption[], at: Expression, scope: Scope, address: string): Rounds {
  const named: (readonly [Value, Value])[] =
    over.kind === 'object'
      ? [...over.entries].map(([name, value]) => [scalar(name, value.at), partOf(over, value, value.at)] as const)
      : over.kind === 'list'
        ? over.items.map((item) => partOf(over, item, item.at)).map((item) => [item, item] as const)
        : [];
  const { maxItems } = scope.evaluation.budget;
  const tooMany = named.length > maxItems;
  const why = tooMany
    ? unknown(`it has more than ${maxItems.toLocaleString('en')} instances`, at)
    : over.kind === 'object' || over.kind === 'list'
      ? over.rest
      : over.kind === 'unknown'
        ? over
        : unknown(`its for_each is ${describe(over)}`, at);
  const rounds = tooMany ? [] : named.map(([key, value]) => eachRound(key, value, when));
  return { rounds: why === undefined ? rounds : [...rounds, anyEach(why, over, at, when, address)], open: why };
}

function eachRound(key: Value, value: Value, when: readonly Assumption[]): Round {
  const known = key.kind === 'scalar' && key.value !== null && key.sensitive !== true ? String(key.value) : undefined;
  return {
    key: known === undefined ? '[*]' : `["${known.replaceAll('"', '\\"')}"]`,
    index: known,
    names: new Map([['each', eachOf(key, value)]]),
    when,
  };
}

const eachOf = (key: Value, value: Value): Value => ({
  kind: 'object',
  entries: new Map([
    ['key', relocated(key, key.at, { kind: 'variable', name: 'each.key' })],
    ['value', relocated(value, value.at, { kind: 'variable', name: 'each.value' })],
  ]),
  at: key.at,
  trail: [],
});

/** A round that stands for all the others: what is written plainly can still be judged. */
function anyEach(why: Unknown, over: Value, at: Span, when: readonly Assumption[], address: string): Round {
  const item = itemSymbol(why);
  const isSet = over.kind === 'list' || (over.kind === 'unknown' && over.type === 'array');
  const key = isSet ? item : callSymbol('keys', [why])?.replace(/⟩$/, '[*]⟩');
  const part = (name: string, symbol = `⟨${address}.each.${name}⟩`): Value =>
    unknown(why.because, at, { trail: why.trail, symbol, sensitive: why.sensitive });
  return {
    key: '[*]',
    index: undefined,
    names: new Map([
      ['each', eachOf({ ...part('key', key), type: 'string' } as Value, why.item ?? part('value', item))],
    ]),
    when,
  };
}

function counted(count: Value, when: readonly Assumption[], at: Expression, scope: Scope, address: string): Rounds {
  const number = count.kind === 'scalar' ? Number(count.value ?? Number.NaN) : Number.NaN;
  const { maxItems } = scope.evaluation.budget;
  if (Number.isInteger(number) && number >= 0 && number <= maxItems) {
    const rounds = Array.from({ length: number }, (_, i) => countRound(scalar(i, at), i, when));
    return { rounds, open: undefined };
  }
  const why =
    count.kind === 'unknown'
      ? count
      : number > maxItems
        ? unknown(`it has more than ${maxItems.toLocaleString('en')} instances`, at)
        : unknown(`its count is ${describe(count)}`, at);
  // `enabled ? 1 : 0` says whether there is one, not how many there are.
  const isSwitch = at.kind === 'conditional';
  const index = isSwitch
    ? scalar(0, at)
    : unknown(why.because, at, { type: 'int', symbol: `⟨${address}.count.index⟩` });
  // What may not be there at all protects nothing for sure.
  const assumed = joined(when, [{ subject: `condition of ${address}`, is: true, at }]);
  const round = isSwitch ? countRound(index, 0, assumed) : countRound(index, undefined, when);
  return { rounds: [round], open: isSwitch ? undefined : why };
}

const countRound = (index: Value, position: number | undefined, when: readonly Assumption[]): Round => ({
  key: position === undefined ? '[*]' : `[${String(position)}]`,
  index: position,
  names: new Map([
    ['count', { kind: 'object', entries: new Map([['index', index]]), at: index.at, trail: [] } satisfies Value],
  ]),
  when,
});
