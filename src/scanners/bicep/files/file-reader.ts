import { posix } from 'node:path';
import type { FileReader } from '../../../expressions/scope.js';
import type { BicepInput } from '../input.js';
import { pathFrom } from './reference.js';
import { matchesWildcard } from './wildcard.js';

/** Reads what templates load, by paths as they are written: relative to the template. */
export const fileReader = (input: Pick<BicepInput, 'read' | 'list'>): FileReader => ({
  read: (path, from) => input.read(pathFrom(path, from.path)),
  list: (path, pattern, from) => {
    const listed = input.list(pathFrom(path, from.path));
    if ('problem' in listed || pattern === undefined) return listed;
    return listed.filter((each) => matchesWildcard(posix.basename(each), pattern));
  },
});
