import { entryWithoutCase } from '../../../expressions/access.js';
import { unknown } from '../../../expressions/values.js';
import type { Span } from '../../../model/source.js';
import type { Handle, Value } from '../../../model/value.js';

/** What is written in a block, as far as its expressions can be evaluated. */
export interface Config {
  /** Where a reader looks for what is left out: the heading of the block. */
  readonly at: Span;
  /**
   * What an attribute is worth; for a block type, the list of its blocks, those of `dynamic` ones included, each of them
   * something that `configOf` reads. Undefined if neither is written.
   */
  get(name: string): Value | undefined;
  /** What an attribute encodes, where a call of `jsonencode` is written: more is known of it than of the text. */
  encoded?(name: string): Value | undefined;
}

/** A block as a value. */
export interface BlockHandle extends Handle {
  readonly config: Config;
}

/** What a block has to say, or an object that stands where blocks may, as in `access_policy = [{…}]`. */
export function configOf(value: Value): Config {
  if (isBlock(value)) return value.config;
  const { at } = value;
  if (value.kind === 'object') return { at, get: (name) => entryWithoutCase(value.entries, name) ?? value.rest };
  if (value.kind === 'handle') return { at, get: (name) => value.member(name, at) };
  if (value.kind === 'unknown') return { at, get: () => value };
  return { at, get: () => unknown('it is no block', at, { trail: value.trail }) };
}

const isBlock = (value: Value): value is BlockHandle => value.kind === 'handle' && 'config' in value;
