import { describe, expect, test } from 'vitest';
import { moduleCache } from '../../src/cli/module-cache.js';
import { MemoryFiles } from './memory-world.js';

const path = 'br/mcr.microsoft.com/bicep$avm$res$key-vault$vault/0.13.0$/main.json';
const files = new MemoryFiles({
  [`/home/me/.bicep/${path}`]: 'usual',
  [`/caches/bicep/${path}`]: 'elsewhere',
});

const readIn = (env: Readonly<Record<string, string>>, root?: string): string => {
  const stream = { write: () => undefined, isTerminal: false };
  const stdin = { read: () => Promise.resolve(new Uint8Array()), isTerminal: true };
  const world = { args: [], env, cwd: '/work', stdin, stdout: stream, stderr: stream, now: () => new Date(0), files };
  const read = moduleCache(world).read(path, root);
  return 'bytes' in read ? new TextDecoder().decode(read.bytes) : read.problem;
};

describe('the cache of Bicep', () => {
  test.each([
    ['below the folder of the user', { HOME: '/home/me' }, undefined, 'usual'],
    ['below that of Windows', { USERPROFILE: '/home/me' }, undefined, 'usual'],
    [
      'where the environment says',
      { HOME: '/home/me', BICEP_CACHE_DIRECTORY: '/caches/bicep' },
      undefined,
      'elsewhere',
    ],
    ['where bicepconfig.json says', { HOME: '/home/me' }, '/caches/bicep', 'elsewhere'],
    ['where bicepconfig.json says from the folder of the user', { HOME: '/home/me' }, '~/.bicep', 'usual'],
    ['where bicepconfig.json says from the working folder', { HOME: '/nobody' }, '../caches/bicep', 'elsewhere'],
    ['nowhere without a user', {}, undefined, 'nothing says where it is'],
    ['nowhere if it does not exist', { HOME: '/nobody' }, undefined, 'it does not exist'],
  ])('is looked for %s', (_, env, root, expected) => {
    expect(readIn(env, root)).toBe(expected);
  });
});
