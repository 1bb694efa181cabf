import { posix } from 'node:path';
import type { FileReader } from '../../../expressions/scope.js';
import type { TemplateInput } from '../input.js';
import { pathFrom } from './reference.js';
import { matchesWildcard } from './wildcard.js';

/**
 * Reads what templates load, by paths as they are written: relative to the template. Nothing outside of the tree is
 * read: a template that somebody else wrote must not get at the files of whoever looks at it, to have them quoted.
 */
export const fileReader = (input: Pick<TemplateInput, 'read' | 'list'>): FileReader => ({
  read: (path, from) => {
    const target = pathFrom(path, from.path);
    return isInside(target) ? input.read(target) : outside;
  },
  list: (path, pattern, from) => {
    const target = pathFrom(path, from.path);
    const listed = isInside(target) ? input.list(target) : outside;
    if ('problem' in listed || pattern === undefined) return listed;
    return listed.filter((each) => matchesWildcard(posix.basename(each), pattern));
  },
});

const outside = { problem: 'it lies outside of what is scanned' };

const isInside = (path: string): boolean => path !== '..' && !path.startsWith('../') && !posix.isAbsolute(path);
