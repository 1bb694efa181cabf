import type { Scope } from '../../../expressions/scope.js';
import type { Loop } from '../../../expressions/tree.js';
import type { Assumption, Handle, ListValue, ObjectValue, Step, Value } from '../../../model/value.js';
import type { Span } from '../../../model/source.js';
import { textOf } from '../../../model/source.js';
import { isRemotePath } from '../remote/remote-path.js';
import type { ModuleDeclaration } from '../syntax.js';

/**
 * Where people find what a module from elsewhere deploys: the call in a file of theirs. They can neither see nor change
 * the module itself.
 */
export interface Home {
  readonly at: Span;
  /** All of the call. */
  readonly extent: Span;
  /** What everything has come through that the call does not give. */
  readonly step: Step;
  /** Where the item of an argument is that the module makes this of: nearer than the call. */
  readonly item?: Origin;
}

export const homeOf = (call: ModuleDeclaration): Home => ({
  at: call.name,
  extent: call,
  step: { kind: 'default', name: textOf(call.reference).replaceAll("'", ''), at: call.reference },
});

/** In a round of a loop over items that the call gives. Rounds inside of rounds are nearer still. */
export function homeInRound(home: Home | undefined, loop: Loop | undefined, scope: Scope): Home | undefined {
  if (home === undefined || loop === undefined) return home;
  const item = scope.lookup(loop.item.text, loop.item);
  return item === undefined ? home : homeWithItem(home, item);
}

/** In a round for an item that the call gives. */
export const homeWithItem = (home: Home, item: Value): Home => ({ ...home, item: placeOf(item, home) });

/**
 * A value of a module from elsewhere, at the place in the files that it comes from: an argument, or what that comes from
 * in turn. What the module has by itself is at its call.
 */
export function atHome(value: Value, home: Home): Value {
  switch (value.kind) {
    case 'list': {
      const items = value.items.map((item) => atHome(item, home));
      return { ...value, ...blockPlace(value, home), items, ...restOf(value, home) };
    }
    case 'object': {
      const entries = new Map([...value.entries].map(([name, entry]) => [name, atHome(entry, home)]));
      return { ...value, ...blockPlace(value, home), entries, ...restOf(value, home) };
    }
    case 'depends': {
      const cases = value.cases.map(({ when, is }) => {
        return { when: assumedAtHome(when, home), is: atHome(is, home) as typeof is };
      });
      return { ...value, ...placeOf(value, home), cases };
    }
    case 'handle':
      return handleAtHome(value, home);
    default:
      return { ...value, ...placeOf(value, home) };
  }
}

const restOf = ({ rest }: ListValue | ObjectValue, home: Home): Pick<ListValue, 'rest'> =>
  rest === undefined ? {} : { rest: { ...rest, ...placeOf(rest, home) } };

/** What is assumed of a module from elsewhere is assumed where it is called. */
export const assumedAtHome = (when: readonly Assumption[], { at }: Home): readonly Assumption[] =>
  when.map((each) => (isElsewhere(each.at) ? { ...each, at } : each));

function placeOf({ at, trail }: Origin, home: Home): Origin {
  if (!isElsewhere(at)) return { at, trail: trail.filter((step) => !isElsewhere(step.at)) };
  return ownPlace(trail, home) ?? home.item ?? { at: home.at, trail: [home.step] };
}

/** Where the call gives it; undefined for what the module has by itself. */
function ownPlace(trail: readonly Step[], home: Home): Origin | undefined {
  const entry = trail.findIndex(({ kind, at: place }) => kind === 'argument' && isInside(place, home.extent));
  const steps = trail.slice(Math.max(0, entry)).filter((step) => !isElsewhere(step.at));
  const [first] = steps;
  return first && { at: first.at, trail: steps };
}

/** Of a block that the module makes, only what is in it has a way of its own. */
function blockPlace(block: ListValue | ObjectValue, home: Home): Origin {
  if (!isElsewhere(block.at)) return placeOf(block, home);
  const own = ownPlace(block.trail, home);
  return own === undefined ? { at: placeOf(block, home).at, trail: [] } : { at: own.at, trail: own.trail.slice(1) };
}

type Origin = Pick<Value, 'at' | 'trail'>;

/** Steps before the argument are those of the module itself, even if what they lead to stands in the call. */
const isInside = (inner: Span, outer: Span): boolean =>
  inner.source === outer.source && inner.start >= outer.start && inner.end <= outer.end;

const isElsewhere = ({ source }: Span): boolean => isRemotePath(source.path);

function handleAtHome(handle: Handle, home: Home): Handle {
  const item = handle.item?.bind(handle);
  return {
    ...handle,
    ...placeOf(handle, home),
    member: (name, at) => atHome(handle.member(name, at), home),
    call: (name, args, at) => homeOrNothing(handle.call?.(name, args, at), home),
    nested: (name, at) => homeOrNothing(handle.nested?.(name, at), home),
    ...(item && { item: (index: Value, at: Span) => atHome(item(index, at), home) }),
  };
}

const homeOrNothing = (value: Value | undefined, home: Home): Value | undefined => value && atHome(value, home);
