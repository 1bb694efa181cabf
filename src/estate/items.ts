import type { Span } from '../model/source.js';
import { joined, type Assumption } from '../model/value.js';
import { find, type Found, type FoundCase, type Readable } from './read.js';

/**
 * The items of a list, each with what is assumed by its being in the list. A list that cannot be told gives one item
 * whose body is unknown, so that what is said of it is unknown too; a list left out has none. An item points at where
 * it is written itself, even when the list came by reference: that is where it can be changed.
 */
export const readItems = (readable: Readable, path: string): readonly Readable[] =>
  readLists(readable, path).flatMap(({ items }) => items);

/** The items of a list in one of the cases that it has. */
export interface ListCase<T = Readable> {
  readonly when: readonly Assumption[];
  /** Where the list stands, or the block that it could be written in. */
  readonly at: Span;
  readonly items: readonly T[];
}

/** What is made of the items of a list, case by case. */
export type Listing<T> = readonly ListCase<T>[];

/** The items of a list, case by case: one for a list that does not depend on anything. */
export const readLists = (readable: Readable, path: string): readonly ListCase[] =>
  find(readable, path).map((found) => ({ when: found.when, at: found.is.at, items: itemsOf(found, readable) }));

/** What others have in the list of theirs is judged where they write it. */
const isElsewhere = (is: Found): boolean => is.kind === 'unknown' && is.value.elsewhere === true;

function itemsOf({ when, is }: FoundCase, { when: given }: Readable): readonly Readable[] {
  const assumed = joined(given, when);
  if (is.kind === 'absent' || isElsewhere(is)) return [];
  if (is.kind === 'unknown') return [{ body: { ...is.value, at: is.at, trail: is.trail }, at: is.at, when: assumed }];
  const { value, at, trail } = is;
  if (value.kind !== 'list') {
    return [
      {
        body: { kind: 'unknown', because: 'something else stands where a list belongs', at, trail },
        at,
        when: assumed,
      },
    ];
  }
  const items = value.items.map((body) => ({ body, at: body.at, when: assumed }));
  const { rest } = value;
  return rest === undefined ? items : [...items, { body: rest, at: rest.at, when: assumed }];
}
