/**
 * Scans every `.bicep` and `.bicepparam` file below a folder by itself, as it is and with random changes, and then the
 * whole folder at once. Prints what crashes, what takes more than five seconds, and the peak of memory.
 *
 *     npx tsx bench/hostile.ts <folder> [changes of each file] [every n-th file]
 *
 * Exits with 1 if anything crashed or was slow. The seed is printed, and can be given as `SEED=…`.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Done, Job } from './hostile-worker.js';

const [folder, changes = '3', step = '1'] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: npx tsx bench/hostile.ts <folder> [changes of each file] [every n-th file]');
  process.exit(2);
}

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const limits = { file: 5, folder: 600 };
const root = resolve(folder);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.bicep(?:param)?$/.test(path))
  .sort()
  .filter((_, i) => i % Number(step) === 0)
  .map((path) => join(root, path));

const jobs: Job[] = [
  ...files.flatMap((path, i) =>
    Array.from({ length: Number(changes) + 1 }, (_, change): Job => ({ path, change, seed: seed + i * 1000 + change })),
  ),
  { path: root, change: 0, seed },
];

let worker: ChildProcess | undefined;

/** Runs a job in a process of its own, which is ended if the job does not end by itself. */
function run(job: Job, seconds: number): Promise<Done> {
  worker ??= fork(join(import.meta.dirname, 'hostile-worker.ts'), [root], { execArgv: ['--import', 'tsx'] });
  const current = worker;
  return new Promise((settle) => {
    const end = (done: Done): void => {
      clearTimeout(timer);
      current.removeAllListeners();
      settle(done);
    };
    const give = (problem: string): void => {
      worker = undefined;
      current.kill('SIGKILL');
      end({ seconds, problem, megabytes: 0 });
    };
    const timer = setTimeout(() => give('does not end'), seconds * 4000);
    current.once('message', (done) => end(done as Done));
    current.once('exit', (code, signal) => give(`the process ended with ${String(code ?? signal)}`));
    current.send(job);
  });
}

let crashed = 0;
let slow = 0;
let peak = 0;
const times: number[] = [];
for (const job of jobs) {
  const limit = job.path === root ? limits.folder : limits.file;
  const { seconds, problem, megabytes } = await run(job, limit);
  peak = Math.max(peak, megabytes);
  if (job.path !== root) times.push(seconds);
  if (problem !== undefined) crashed++;
  else if (seconds > limit) slow++;
  if (problem === undefined && seconds <= limit && job.path !== root) continue;
  const name = `${job.path}${job.change === 0 ? '' : ` changed with seed ${job.seed}`}`;
  console.log(
    `${problem === undefined ? '' : 'CRASH '}${seconds.toFixed(2)} s  ${name}${problem === undefined ? '' : `\n${problem}`}`,
  );
}
worker?.kill();

times.sort((a, b) => a - b);
const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(3);
console.log(`\nseed ${seed}: ${files.length} files, ${jobs.length - 1} scans of one file and one of all`);
console.log(`seconds a file: median ${at(0.5)}, 99 % ${at(0.99)}, most ${at(1)}`);
console.log(`${crashed} crashed, ${slow} slow, peak ${peak.toFixed(0)} MB`);
process.exitCode = crashed + slow > 0 ? 1 : 0;
