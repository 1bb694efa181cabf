import { describe, expect, it } from 'vitest';
import { problems, property, resourceAt, scanFiles, vault } from './scan-files.js';

const many = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

describe('a template made to overflow the stack', () => {
  it.each([
    ['variables of variables', `${many(5000, (i) => `var v${i} = v${i + 1}`)}\n${vault('value: v0')}`],
    ['parameters of parameters', `${many(5000, (i) => `param v${i} string = v${i + 1}`)}\n${vault('value: v0')}`],
    [
      'parents of parents',
      `${many(5000, (i) => `resource r${i} 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = { parent: r${i + 1}, name: 'x' }`)}\n${vault('value: r0.id')}`,
    ],
    [
      'scopes of scopes',
      `${many(5000, (i) => `resource r${i} 'Microsoft.Authorization/locks@2020-05-01' = { scope: r${i + 1}, name: 'x' }`)}\n${vault('value: r0.id')}`,
    ],
    [
      'functions of functions',
      `${many(5000, (i) => `func f${i}(x int) int => f${i + 1}(x)`)}\n${vault('value: f0(1)')}`,
    ],
  ])('ends in an unknown: %s', (_, text) => {
    const scan = scanFiles({ 'main.bicep': text });
    for (const each of scan.resources) expect(each.id.length).toBeLessThan(20_000);
    expect(property(resourceAt(scan, 'vault').body, 'properties.value').kind).toBe('unknown');
  });
});

describe('a template made to take forever', () => {
  it.each([
    [
      'types of two types each',
      `${many(40, (i) => `type t${i} = t${i + 1} | t${i + 1}`)}\nparam p t0\n${vault('value: p')}`,
    ],
    [
      'many choices at once',
      `${many(30, (i) => `param p${i} bool`)}\n${vault(`value: [${many(30, (i) => `p${i}`)}]\n all: ${Array.from({ length: 30 }, (_, i) => `p${i}`).join(' && ')}`)}`,
    ],
    [
      'conditions inside of conditions',
      `${many(12, (i) => `param p${i} 'a' | 'b' | 'c'`)}\nresource r0 'Microsoft.KeyVault/vaults@2024-11-01' = if (${Array.from({ length: 12 }, (_, i) => `p${i} != 'a'`).join(' && ')}) { name: 'kv' }`,
    ],
  ])('is done at once: %s', (_, text) => {
    const started = performance.now();
    const scan = scanFiles({ 'main.bicep': text });
    for (const each of scan.resources) expect(each.body.kind).toBe('object');
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it.each([
    [
      'each with a default of its own that keeps it from being deployed',
      {
        'main.bicep': many(
          3000,
          (i) =>
            `param p${i} bool = false\nresource r${i} 'Microsoft.KeyVault/vaults@2024-11-01' = if (p${i}) { name: 'kv' }`,
        ),
      },
    ],
    [
      'all of them decided by all parameters',
      {
        'main.bicep': `${many(200, (i) => `param p${i} bool = false`)}
var any = contains([${Array.from({ length: 200 }, (_, i) => `p${i}`).join(', ')}], true)
${many(2000, (i) => `resource r${i} 'Microsoft.KeyVault/vaults@2024-11-01' = if (any) { name: 'kv' }`)}`,
      },
    ],
    [
      'in a module that is called very often',
      {
        ...Object.fromEntries(
          Array.from({ length: 6 }, (_, i) => [
            `m${i}.bicep`,
            `module next 'm${i + 1}.bicep' = [for x in range(0, 20): {}]`,
          ]),
        ),
        'm6.bicep': many(
          50,
          (i) =>
            `param p${i} bool = false\nresource r${i} 'Microsoft.KeyVault/vaults@2024-11-01' = if (p${i}) { name: 'kv' }`,
        ),
      },
    ],
    [
      'in modules that call each other only if a default is not',
      Object.fromEntries(
        Array.from({ length: 200 }, (_, i) => [
          `m${i}.bicep`,
          `param on bool = false\nmodule n 'm${i + 1}.bicep' = if (on) {}\nresource r 'Microsoft.KeyVault/vaults@2024-11-01' = if (on) { name: 'kv' }`,
        ]),
      ),
    ],
  ])('is bounded where much is not deployed: %s', (_, files) => {
    const started = performance.now();
    const { coverage, resources } = scanFiles(files);
    for (const each of resources) expect(each.assumed).toBe(true);
    expect(coverage.undeployed).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('stops at a limit: loops of many resources', () => {
    const text = many(
      300,
      (i) => `resource r${i} 'Microsoft.KeyVault/vaults@2024-11-01' = [for x in range(0, 9000): { name: 'kv\${x}' }]`,
    );
    const started = performance.now();
    const scan = scanFiles({ 'main.bicep': text });
    expect(problems(scan)).toEqual(['limit/resources main.bicep']);
    expect(scan.resources.length).toBe(20_000);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
