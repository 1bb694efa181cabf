/** Scans what `hostile.ts` sends it, one job after the other. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { main } from '../src/cli/main.js';
import { nodeWorld } from '../src/cli/node-world.js';
import type { Stream, World } from '../src/cli/world.js';
import { mutated, mutations } from '../test/cli/hostile/mutations.js';

export interface Job {
  /** A file, or the whole folder. */
  readonly path: string;
  /** 0 for the file as it is. */
  readonly change: number;
  readonly seed: number;
}

export interface Done {
  readonly seconds: number;
  /** What should not be. */
  readonly problem?: string;
  /** The most memory that the process has had so far. */
  readonly megabytes: number;
}

const [root = ''] = process.argv.slice(2);
const real = nodeWorld();
let previous = '';

process.on('message', (job: Job) => {
  void done(job).then((result) => process.send?.(result));
});

async function done(job: Job): Promise<Done> {
  const isFile = job.path !== root;
  const original = isFile ? readFileSync(job.path) : undefined;
  const changed = original === undefined || job.change === 0 ? original : changedBy(job, original.toString());
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err'): Stream => ({
    write: (text) => void (written[name] += text),
    isTerminal: false,
  });
  const home = isFile ? dirname(job.path) : root;
  const world: World = {
    args: ['scan', job.path, '--format', 'json', '--format', 'console=/out/txt', '--format', 'sarif=/out/sarif'],
    env: { VAULTLINT_DEBUG: '1' },
    cwd: home,
    stdin: { read: () => Promise.resolve(new Uint8Array()), isTerminal: true },
    stdout: stream('out'),
    stderr: stream('err'),
    now: () => new Date(),
    files: {
      ...real.files,
      write: () => undefined,
      read: (path) => (changed !== undefined && path === job.path ? changed : real.files.read(path)),
      // The file's own folder is the root of the run, whatever repository it is in: else most of the time goes there.
      kind: (path) =>
        path.endsWith('/.git') ? (path === join(home, '.git') ? 'folder' : undefined) : real.files.kind(path),
    },
  };
  const started = performance.now();
  const code = await main(world);
  const seconds = (performance.now() - started) / 1000;
  const problem = problemOf(code, written.out, written.err);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  return { seconds, megabytes, ...(problem !== undefined && { problem }) };
}

function changedBy({ seed }: Job, text: string): Uint8Array {
  const [changes] = fc.sample(mutations, { numRuns: 1, seed });
  const result = mutated(text, changes ?? [], [previous]);
  previous = text;
  return new TextEncoder().encode(result);
}

function problemOf(code: number, out: string, err: string): string | undefined {
  if (!/^exit code .*\n$/.test(err)) return err;
  try {
    JSON.parse(out);
  } catch (error) {
    return `no JSON: ${String(error)}`;
  }
  if (out.includes('"internal/') || code === 2) return `exit code ${code}`;
  return undefined;
}
