import { joined } from '../model/value.js';
import { find, type Readable } from './read.js';

/** A property of an object whose names are its author's, such as a tag. */
export interface Entry extends Readable {
  readonly name: string;
}

/**
 * The properties of an object, as far as they can be listed, each with what is assumed by its being there. Those that are
 * not wanted are not even evaluated.
 */
export const readEntries = (
  readable: Readable,
  path: string,
  isWanted: (name: string) => boolean = () => true,
): readonly Entry[] =>
  find(readable, path).flatMap(({ when, is }) => {
    if (is.kind !== 'present' || is.value.kind !== 'object') return [];
    const { entries } = is.value;
    const assumed = joined(readable.when, when);
    return [...entries.keys()].filter(isWanted).flatMap((name) => {
      const body = entries.get(name);
      return body === undefined ? [] : [{ name, body, at: body.at, when: assumed }];
    });
  });
