import { joined } from '../model/value.js';
import { find, type Readable } from './read.js';

/** A property of an object whose names are its author's, such as a tag. */
export interface Entry extends Readable {
  readonly name: string;
}

/** The properties of an object, as far as they can be listed, each with what is assumed by its being there. */
export const readEntries = (readable: Readable, path: string): readonly Entry[] =>
  find(readable, path).flatMap(({ when, is }) => {
    if (is.kind !== 'present' || is.value.kind !== 'object') return [];
    const assumed = joined(readable.when, when);
    return [...is.value.entries].map(([name, body]) => ({ name, body, at: body.at, when: assumed }));
  });
