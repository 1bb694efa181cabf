import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { inReports, upwards } from './places.js';
import type { Files } from './world.js';

/** The `.gitignore` files that count for a folder. A deeper one outweighs those above it, as in git. */
export class Ignored {
  readonly #files: Files;
  readonly #levels: readonly Level[];

  private constructor(files: Files, levels: readonly Level[]) {
    this.#files = files;
    this.#levels = levels;
  }

  /** What counts for a folder that somebody asked for: if it is ignored itself, the ignore files above it do not. */
  static above(folder: string, root: string, files: Files): Ignored {
    const exclude = levelOf(files, '', join(root, '.git', 'info', 'exclude'));
    const above = upwards(folder, root).slice(1).reverse();
    const levels = above.flatMap((each) => levelOf(files, inReports(root, each), join(each, '.gitignore')) ?? []);
    const ignored = new Ignored(files, exclude === undefined ? levels : [exclude, ...levels]);
    return ignored.has(inReports(root, folder), true) ? new Ignored(files, []) : ignored;
  }

  /** With the ignore file of a folder, if it has one; `reported` is the path that reports have for it. */
  into(folder: string, reported: string): Ignored {
    const level = levelOf(this.#files, reported, join(folder, '.gitignore'));
    return level === undefined ? this : new Ignored(this.#files, [...this.#levels, level]);
  }

  /** `reported` is a path as reports have it. */
  has(reported: string, isFolder: boolean): boolean {
    for (const { prefix, patterns } of this.#levels.toReversed()) {
      const below = reported.slice(prefix.length);
      if (!reported.startsWith(prefix) || !ignore.isPathValid(below)) continue;
      const { ignored, unignored } = patterns.test(isFolder ? `${below}/` : below);
      if (ignored || unignored) return ignored;
    }
    return false;
  }
}

interface Level {
  /** What the paths that it speaks of begin with: its folder and a slash. */
  readonly prefix: string;
  readonly patterns: Ignore;
}

/** An ignore file that cannot be read ignores nothing, as in git. */
function levelOf(files: Files, folder: string, path: string): Level | undefined {
  try {
    return {
      prefix: folder === '' ? '' : `${folder}/`,
      patterns: ignore().add(new TextDecoder().decode(files.read(path))),
    };
  } catch {
    return undefined;
  }
}
