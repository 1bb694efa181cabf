import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type Outcome = 'pass' | 'fail' | 'unknown';

/** A template, or a folder of them, that a rule is shown by: it passes, fails, or cannot be told. */
export interface Fixture {
  /** Name of the file or the folder below the rule's fixtures. */
  readonly name: string;
  readonly outcome: Outcome;
  /** Text by path, as a reader should see it: without the comments that mark what a finding must point at. */
  readonly files: ReadonlyMap<string, string>;
}

/** The fixtures of a rule, the plainest of each outcome first. None if the rule has no folder. */
export function fixturesOf(id: string, root = 'fixtures/rules'): readonly Fixture[] {
  const folder = join(root, id);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort((a, b) => plainNameOf(a).length - plainNameOf(b).length || (a < b ? -1 : 1))
    .flatMap((name) => {
      const outcome = /^(pass|fail|unknown)/.exec(name)?.[1] as Outcome | undefined;
      return outcome === undefined ? [] : [{ name, outcome, files: filesOf(folder, name) }];
    });
}

/** A file's name without its ending, so that `fail.bicep` is plainer than the folder `fail-loop`. */
const plainNameOf = (name: string): string => name.replace(/\.\w+$/, '');

function filesOf(folder: string, name: string): ReadonlyMap<string, string> {
  const path = join(folder, name);
  if (statSync(path).isFile()) return new Map([[name, shown(path)]]);
  const paths = readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(path, file)).isFile())
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  return new Map(paths.map((file) => [file, shown(join(path, file))]));
}

const shown = (path: string): string =>
  readFileSync(path, 'utf8').replaceAll(/^[ \t]*(?:\/\/|#)[ \t]*\^+[ \t].*\r?\n?/gm, '');
