import pc from 'picocolors';
import type { Role, Style } from '../reporters/reporter.js';
import type { Stream, World } from './world.js';

/** What the command line says about looks. */
export interface Looks {
  readonly color: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly sarifProfile?: 'github' | 'full';
}

/** Where nobody says how wide it is. */
const width = 100;

/** How a report looks on a stream; `undefined` stands for a file. */
export function styleFor(stream: Stream | undefined, looks: Looks, env: World['env']): Style {
  const colors = pc.createColors(isColored(stream, looks, env));
  const paints: Readonly<Record<Role, (text: string) => string>> = {
    critical: (text) => colors.bold(colors.red(text)),
    high: colors.red,
    medium: colors.yellow,
    low: colors.blue,
    note: colors.cyan,
    error: colors.red,
    warning: colors.yellow,
    unknown: colors.magenta,
    good: colors.green,
    bold: colors.bold,
    dim: colors.dim,
  };
  const { quiet, verbose, sarifProfile } = looks;
  return {
    width: stream?.columns ?? width,
    paint: (role, text) => paints[role](text),
    quiet,
    verbose,
    ...(sarifProfile !== undefined && { sarifProfile }),
    ...linkBase(env),
  };
}

/**
 * Where the files of this commit are shown, in a workflow of GitHub: in a job summary relative links lead nowhere.
 * https://docs.github.com/actions/reference/workflows-and-actions/variables
 */
function linkBase(env: World['env']): Pick<Style, 'linkBase'> {
  const [server, repository, commit] = [env['GITHUB_SERVER_URL'], env['GITHUB_REPOSITORY'], env['GITHUB_SHA']];
  if (env['GITHUB_ACTIONS'] !== 'true' || !server || !repository || !commit) return {};
  return { linkBase: `${server}/${repository}/blob/${commit}/` };
}

/** Flags outweigh the environment, and the environment the terminal. https://no-color.org, https://force-color.org */
function isColored(stream: Stream | undefined, { color }: Looks, env: World['env']): boolean {
  if (stream === undefined || !color || env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced) return forced !== '0' && forced !== 'false';
  return stream.isTerminal && env['TERM'] !== 'dumb';
}
