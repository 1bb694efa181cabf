import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Files } from './world.js';

/** A path as reports have it: relative to the root of the run, with forward slashes. */
export const inReports = (root: string, path: string): string => relative(root, path).split(sep).join('/');

/** The absolute path of one that a report has. */
export const onDisk = (root: string, path: string): string => resolve(root, path);

/** Whether a path is a folder or something in it. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** The deepest folder that all paths are in, or that is one of them. */
export function folderAround(named: readonly string[], cwd: string, files: Files): string {
  const paths = named.map((path) => (files.kind(path) === 'folder' ? path : dirname(path)));
  let folder = paths[0] ?? cwd;
  while (!paths.every((path) => isWithin(folder, path)) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/**
 * The root of a run: the root of the repository if all paths are in one, else the working folder if it holds them all,
 * else the deepest folder that does. Paths in reports, baselines and suppressions count from here, so that they do not
 * depend on where somebody stands.
 */
export function rootOf(paths: readonly string[], cwd: string, files: Files): string {
  const folder = folderAround(paths, cwd, files);
  return repositoryOf(folder, files) ?? (isWithin(cwd, folder) ? cwd : folder);
}

/** The root of the repository that a folder is in. `.git` is a file in worktrees and submodules. */
function repositoryOf(folder: string, files: Files): string | undefined {
  for (let here = folder; ; here = dirname(here)) {
    if (files.kind(join(here, '.git')) !== undefined) return here;
    if (dirname(here) === here) return undefined;
  }
}

/** A folder and those above it up to the root, nearest first; only itself if it is not below the root. */
export function upwards(folder: string, root: string): readonly string[] {
  const folders = [folder];
  for (let here = folder; here !== root && isWithin(root, here) && dirname(here) !== here;) {
    here = dirname(here);
    folders.push(here);
  }
  return folders;
}
