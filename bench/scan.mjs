// Times whole runs of the built command line, start-up included, and reads their peak memory.
//
//   node bench/scan.mjs <folder or file> [runs]
//
// The first run warms the disk cache and is not counted.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';

const [target, runs = '5'] = process.argv.slice(2);
if (target === undefined) {
  console.error('usage: node bench/scan.mjs <folder or file> [runs]');
  process.exit(2);
}

const here = import.meta.dirname;
const command = [
  '--import',
  resolve(here, 'peak-memory.mjs'),
  resolve(here, '../dist/cli.js'),
  'scan',
  resolve(target),
];

function run() {
  const started = performance.now();
  const { stdout, stderr, status } = spawnSync(process.execPath, [...command, '--format', 'json', '--exit-zero'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const seconds = (performance.now() - started) / 1000;
  const megabytes = Number(/peak (\d+) KiB/.exec(stderr)?.[1] ?? NaN) / 1024;
  return { seconds, megabytes, status, report: JSON.parse(stdout) };
}

const spread = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const shown = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)].map((n) => n.toFixed(2));
  return `min ${shown[0]}, median ${shown[1]}, max ${shown[2]}`;
};

const first = run();
const counted = Array.from({ length: Number(runs) }, run);
console.log(`seconds      ${spread(counted.map((r) => r.seconds))}`);
console.log(`peak MB      ${spread(counted.map((r) => r.megabytes))}`);
console.log(`exit code    ${String(first.status)}`);
console.log(`findings     ${String(first.report.findings.length)}`);
console.log(`coverage     ${JSON.stringify(first.report.coverage)}`);
