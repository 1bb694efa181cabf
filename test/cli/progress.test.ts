import { expect, test } from 'vitest';
import { progressOn } from '../../src/cli/progress.js';
import type { World } from '../../src/cli/world.js';
import { MemoryFiles } from './memory-world.js';

/** What is written to the error stream by a run that tells its progress at these milliseconds. */
function told(milliseconds: readonly number[], isTerminal: boolean): string {
  let written = '';
  let time = 0;
  const stream = { write: (text: string) => void (written += text), isTerminal };
  const world: World = {
    args: [],
    env: {},
    cwd: '/',
    stdin: { read: () => Promise.resolve(new Uint8Array()), isTerminal: true },
    stdout: stream,
    stderr: stream,
    now: () => new Date(time),
    files: new MemoryFiles({}),
  };
  const progress = progressOn(world);
  for (const [index, at] of milliseconds.entries()) {
    time = at;
    progress.tell(index + 1, milliseconds.length);
  }
  progress.done();
  return written;
}

test.each([
  ['a short run says nothing', [10, 500, 900], true, ''],
  ['a long one says how far it is, and wipes it out', [500, 1500], true, '\r\u001B[K2 of 2 deployments\r\u001B[K'],
  [
    'not more than ten times a second',
    [1500, 1550, 1601],
    true,
    '\r\u001B[K1 of 3 deployments\r\u001B[K3 of 3 deployments\r\u001B[K',
  ],
  ['nothing where there is no terminal', [1500, 9000], false, ''],
])('%s', (_, milliseconds, isTerminal, expected) => {
  expect(told(milliseconds, isTerminal)).toBe(expected);
});
