import { describe, expect, test } from 'vitest';
import { contextOf } from '../../src/cli/context.js';
import { MemoryFiles } from './memory-world.js';

const around = (named: readonly string[], files: Readonly<Record<string, string>>, root = '/repo'): readonly string[] =>
  contextOf(named, { root, files: new MemoryFiles(files), ignores: () => false });

const tree = {
  '/repo/infra/main.bicep': "module v '../modules/vault.bicep' = {}",
  '/repo/infra/main.dev.bicepparam': "using 'main.bicep'",
  '/repo/infra/main.prod.bicepparam': "using 'main.bicep'",
  '/repo/infra/base.bicepparam': 'using none',
  '/repo/modules/vault.bicep': '',
  '/repo/modules/other.bicep': '',
  '/repo/top.bicep': "module m 'infra/main.bicep' = {}",
};

describe('the context of a file', () => {
  test.each([
    {
      name: 'a module: its callers, theirs, and their parameter files',
      named: ['/repo/modules/vault.bicep'],
      expected: [
        '/repo/infra/main.bicep',
        '/repo/infra/main.dev.bicepparam',
        '/repo/infra/main.prod.bicepparam',
        '/repo/top.bicep',
      ],
    },
    {
      name: 'a parameter file: the others of its template, and who calls that',
      named: ['/repo/infra/main.dev.bicepparam'],
      expected: ['/repo/infra/main.prod.bicepparam', '/repo/top.bicep'],
    },
    { name: 'what nobody calls: nothing', named: ['/repo/modules/other.bicep'], expected: [] },
  ])('$name', ({ named, expected }) => {
    expect([...around(named, tree)].sort()).toEqual(expected);
  });

  test('does not depend on a circle of calls', () => {
    const circle = { '/repo/a.bicep': "module b 'b.bicep' = {}", '/repo/b.bicep': "module a 'a.bicep' = {}" };
    expect(around(['/repo/a.bicep'], circle)).toEqual(['/repo/b.bicep']);
  });

  test('leaves out a parent with more files than the limit, but not the folder itself', () => {
    const crowd = Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [`/repo/x/f${String(i)}.bicep`, "module a '../a/a.bicep' = {}"]),
    );
    const files = { ...crowd, '/repo/a/a.bicep': '', '/repo/a/b.bicep': "module a 'a.bicep' = {}" };
    expect(around(['/repo/a/a.bicep'], files)).toEqual(['/repo/a/b.bicep']);
  });
});

describe('the context of a file of Terraform', () => {
  const files = {
    '/repo/infra/main.tf': 'module "v" {\n  source = "../modules/vault/"\n}',
    '/repo/infra/env/dev.tfvars': 'a = 1',
    '/repo/modules/vault/main.tf': '',
    '/repo/modules/vault/variables.tf': '',
    '/repo/other/main.tf': '',
    '/repo/other/terraform.tfvars': '',
  };

  test.each([
    {
      name: 'a module: what lies beside it, its callers, and what gives them values',
      named: ['/repo/modules/vault/main.tf'],
      expected: ['/repo/infra/env/dev.tfvars', '/repo/infra/main.tf', '/repo/modules/vault/variables.tf'],
    },
    { name: 'a root: its values', named: ['/repo/infra/main.tf'], expected: ['/repo/infra/env/dev.tfvars'] },
    { name: 'a file of values: its root', named: ['/repo/infra/env/dev.tfvars'], expected: ['/repo/infra/main.tf'] },
  ])('$name', ({ named, expected }) => {
    expect([...around(named, files)].sort()).toEqual(expected);
  });
});
