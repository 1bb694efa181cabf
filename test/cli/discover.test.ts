import { expect, test } from 'vitest';
import { discover } from '../../src/cli/discover.js';
import { MemoryFiles, type Content } from './memory-world.js';

function found(
  files: Readonly<Record<string, Content>>,
  folder = '/repo',
  ignores: (path: string) => boolean = () => false,
) {
  return discover(folder, { root: '/repo', files: new MemoryFiles(files), ignores });
}

test.each([
  {
    name: 'takes what may be a template or a parameter file, whatever its case, and nothing else',
    files: {
      '/repo/a.bicep': '',
      '/repo/b/c.bicepparam': '',
      '/repo/D.BICEP': '',
      '/repo/e.json': '',
      '/repo/f.bicep.bak': '',
    },
    expected: ['/repo/D.BICEP', '/repo/a.bicep', '/repo/b/c.bicepparam', '/repo/e.json'],
  },
  {
    name: 'leaves out what is nobody’s own',
    files: { '/repo/node_modules/x/a.bicep': '', '/repo/.git/a.bicep': '', '/repo/b.bicep': '' },
    expected: ['/repo/b.bicep'],
  },
  {
    name: 'leaves out what git ignores',
    files: {
      '/repo/.gitignore': 'out/\n*.tmp.bicep\n',
      '/repo/out/a.bicep': '',
      '/repo/b.tmp.bicep': '',
      '/repo/c.bicep': '',
    },
    expected: ['/repo/c.bicep'],
  },
  {
    name: 'lets a deeper ignore file outweigh one above',
    files: {
      '/repo/.gitignore': '*.bicep\n',
      '/repo/kept/.gitignore': '!*.bicep\n',
      '/repo/kept/a.bicep': '',
      '/repo/b.bicep': '',
    },
    expected: ['/repo/kept/a.bicep'],
  },
  {
    name: 'reads what git excludes for this copy alone',
    files: { '/repo/.git/info/exclude': 'mine.bicep\n', '/repo/mine.bicep': '', '/repo/a.bicep': '' },
    expected: ['/repo/a.bicep'],
  },
  {
    name: 'ends where links lead in a circle',
    files: { '/repo/a/up': { link: '..' }, '/repo/a/self': { link: 'self' }, '/repo/a/x.bicep': '' },
    expected: ['/repo/a/x.bicep'],
  },
  {
    name: 'follows a link out of the tree once',
    files: { '/repo/one': { link: '/elsewhere' }, '/repo/two': { link: '/elsewhere' }, '/elsewhere/x.bicep': '' },
    expected: ['/repo/one/x.bicep'],
  },
  {
    name: 'does not take a file twice because a link leads to it',
    files: { '/repo/a.bicep': '', '/repo/b.bicep': { link: 'a.bicep' } },
    expected: ['/repo/a.bicep'],
  },
])('$name', ({ files, expected }) => {
  expect(found(files).files).toEqual(expected);
});

test('a folder that was asked for is looked into, even if git ignores it', () => {
  const files = {
    '/repo/.gitignore': 'out/\n',
    '/repo/out/a.bicep': '',
    '/repo/out/.gitignore': 'b.bicep',
    '/repo/out/b.bicep': '',
  };
  expect(found(files, '/repo/out').files).toEqual(['/repo/out/a.bicep']);
});

test('ignore files above the folder that was asked for count', () => {
  const files = { '/repo/.gitignore': 'infra/old/\n', '/repo/infra/old/a.bicep': '', '/repo/infra/b.bicep': '' };
  expect(found(files, '/repo/infra').files).toEqual(['/repo/infra/b.bicep']);
});

test('a folder that cannot be looked into is a gap, and the rest is found', () => {
  const { files, diagnostics } = found({ '/repo/locked': { error: 'EACCES' }, '/repo/a.bicep': '' });
  expect(files).toEqual(['/repo/a.bicep']);
  expect(diagnostics).toEqual([
    {
      id: 'file/unreadable',
      level: 'error',
      title: 'Cannot look into this folder: permission denied',
      path: 'locked',
      incomplete: true,
    },
  ]);
});

test('stops at the limit of folders, and says so', () => {
  const files = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`/repo/f${String(i)}/a.bicep`, '']));
  const search = { root: '/repo', files: new MemoryFiles(files), ignores: () => false };
  expect(discover('/repo', { ...search, maxFolders: 10 }).stopped).toBe(true);
  expect(discover('/repo', { ...search, maxFolders: 21 }).stopped).toBe(false);
});
