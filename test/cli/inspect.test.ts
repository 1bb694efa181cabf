import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { vaultlint, type Content } from './memory-world.js';

interface Leaf {
  readonly kind: string;
  readonly value?: unknown;
  readonly because?: string;
  readonly at?: { readonly file: string; readonly line: number; readonly column: number };
  readonly trail?: readonly { readonly kind: string; readonly name: string }[];
  readonly cases?: readonly {
    readonly when: readonly { readonly subject: string; readonly is: unknown }[];
    readonly is: Leaf;
  }[];
}
interface Resource {
  readonly type: string;
  readonly apiVersion: string | null;
  readonly name: string;
  readonly address: string;
  readonly file: string;
  readonly line: number;
  readonly deployment: { readonly name: string; readonly environment: { readonly name: string } | null };
  readonly properties: Readonly<Record<string, Leaf>>;
  readonly body: Readonly<Record<string, Leaf>>;
}
interface Inspected {
  readonly resources: readonly Resource[];
  readonly diagnostics: readonly { readonly id: string }[];
}

const matches = new Ajv({ allowUnionTypes: true }).compile(
  JSON.parse(readFileSync('schemas/vaultlint-inspect.schema.json', 'utf8')) as object,
);

/** What is printed, which always is as the schema says. */
async function inspected(file: string, files: Readonly<Record<string, Content>>): Promise<Inspected> {
  const { out } = await vaultlint(`inspect ${file}`, files);
  const printed: unknown = JSON.parse(out);
  expect(matches(printed) ? [] : matches.errors).toEqual([]);
  return printed as Inspected;
}

const vault = (properties: string, before = ''): string => `${before}
resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv-one'
  location: 'westeurope'
  properties: { ${properties} }
}
`;

test('says of every resource what it is, where it is, and which deployment it is of', async () => {
  const { resources } = await inspected('a.bicep', { '/repo/a.bicep': vault('') });
  expect(resources).toMatchObject([
    {
      type: 'Microsoft.KeyVault/vaults',
      apiVersion: '2024-11-01',
      name: 'kv-one',
      address: 'vault',
      file: 'a.bicep',
      line: 2,
      deployment: { name: 'a.bicep', environment: null },
      properties: {},
    },
  ]);
  expect(resources[0]?.body['location']).toMatchObject({ kind: 'set', value: 'westeurope' });
});

describe('a leaf', () => {
  const leaf = async (text: string, before = ''): Promise<Leaf | undefined> => {
    const { resources } = await inspected('a.bicep', { '/repo/a.bicep': vault(`x: ${text}`, before) });
    return resources[0]?.properties['x'];
  };

  test('that is written is set, with its place', async () => {
    expect(await leaf('false')).toEqual({
      kind: 'set',
      value: false,
      at: { file: 'a.bicep', line: 5, column: 20 },
      trail: [],
    });
  });

  test('shows the way it came', async () => {
    const { trail, value } = (await leaf('here', "param there string = 'a'\nvar here = there")) ?? {};
    expect(value).toBe('a');
    expect(trail?.map(({ name }) => name)).toEqual(['here', 'there', 'there']);
  });

  test('that only a deployment can tell is unknown, and says why', async () => {
    expect(await leaf('there', 'param there string')).toMatchObject({
      kind: 'unknown',
      because: 'parameter `there` has no value until deployment',
    });
  });

  test('that depends on something shows each case', async () => {
    const { kind, cases } =
      (await leaf("tier == 'big' ? 1 : 2", "@allowed(['small', 'big'])\nparam tier string")) ?? {};
    expect(kind).toBe('depends');
    expect(cases?.map(({ when, is }) => [when[0]?.is, is.value])).toEqual([
      ['small', 2],
      ['big', 1],
    ]);
  });

  test('in a list or an object stands where it stood', async () => {
    expect(await leaf('[1, { y: 2 }]')).toMatchObject([{ value: 1 }, { y: { value: 2 } }]);
  });
});

test('never prints a secret', async () => {
  const canary = 'c4nary-S3cret';
  const template = `@secure()
param password string = '${canary}'
${vault(`x: password, y: 'prefix-\${password}'`)}
resource secret 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
  parent: vault
  name: 'one'
  properties: { value: '${canary}' }
}
`;
  const { out } = await vaultlint('inspect a.bicep', { '/repo/a.bicep': template });
  expect(out).toContain('‹secret, 13 characters›');
  expect(out).not.toContain(canary);
});

test('a parameter file shows what is deployed with it', async () => {
  const files = {
    '/repo/main.bicep': vault('x: on', 'param on bool'),
    '/repo/main.dev.bicepparam': "using 'main.bicep'\nparam on = false\n",
    '/repo/main.prod.bicepparam': "using 'main.bicep'\nparam on = true\n",
  };
  const { resources } = await inspected('main.prod.bicepparam', files);
  expect(resources.map(({ deployment, properties }) => [deployment.environment?.name, properties['x']?.value])).toEqual(
    [['prod', true]],
  );
  expect((await inspected('main.bicep', files)).resources).toHaveLength(2);
});

test('of a broken template it prints what could be read, and ends with 3', async () => {
  const files = { '/repo/a.bicep': `${vault('x: 1')}param = 1\n` };
  expect((await inspected('a.bicep', files)).resources).toHaveLength(1);
  expect((await vaultlint('inspect a.bicep', files)).code).toBe(3);
});
