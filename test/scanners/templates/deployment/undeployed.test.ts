import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/model/source.js';
import type { Scan } from '../../../../src/model/scan.js';
import { assumptions, type Files, property, resourceAt, scanFiles, show, vault } from '../scan-files.js';

const conditional = (condition: string, properties = ''): string =>
  vault(properties).replace("' = {", `' = if (${condition}) {`);

/** Every resource as `address in deployment, when …`. */
const deployed = (scan: Scan): readonly string[] =>
  scan.resources.map(({ address, deployment, when }) => {
    const condition = when.length === 0 ? '' : `, when ${assumptions(when)}`;
    return `${address} in ${deployment.name}${condition}`;
  });

/** Every note about something that is deployed nowhere, and the text it points at. */
const notes = (scan: Scan): readonly string[] =>
  scan.diagnostics
    .filter(({ id }) => id === 'deployment/never')
    .map(({ title, label, at }) => `${title} | ${label ?? ''} | ${at === undefined ? '' : textOf(at)}`);

const never = (declaration: string): string => `${declaration} is not judged: no deployment deploys it`;
const isFalse = 'this is false with all values that are known';

describe('what only a default keeps from being deployed', () => {
  it.each<readonly [string, string, string]>([
    ['a flag', `param on bool = false\n${conditional('on')}`, 'vault in main.bicep, when ⟨parameter on⟩=true'],
    [
      'a comparison',
      `param sku string = 'basic'\n${conditional("sku == 'full'")}`,
      "vault in main.bicep, when ⟨parameter sku⟩=full & ⟨⟨parameter sku⟩ == 'full'⟩=true",
    ],
    [
      'one of the allowed values',
      `@allowed(['basic', 'full'])\nparam sku string = 'basic'\n${conditional("sku == 'full'")}`,
      'vault in main.bicep, when ⟨parameter sku⟩=full',
    ],
    [
      'a parameter that may be null',
      `param key string?\n${conditional('!empty(key)')}`,
      'vault in main.bicep, when ⟨empty(⟨parameter key⟩)⟩=false',
    ],
    [
      'variables and functions in between',
      `param on bool = false\nfunc also(x bool) bool => x\nvar go = also(on)\n${conditional('go')}`,
      'vault in main.bicep, when ⟨parameter on⟩=true',
    ],
    [
      'an empty list',
      `param names array = []\nresource vault 'Microsoft.KeyVault/vaults@2024-11-01' = [for n in names: { name: n }]`,
      'vault[*] in main.bicep',
    ],
  ])('is judged under the assumption that it does not: %s', (_, text, expected) => {
    const scan = scanFiles({ 'main.bicep': text });
    expect(deployed(scan)).toEqual([expected]);
    expect(scan.resources[0]?.assumed).toBe(true);
    expect(scan.deployments.map(({ name }) => name)).toEqual(['main.bicep']);
    expect(scan.coverage).toMatchObject({ undeployed: 1, assumed: 1 });
    expect(notes(scan)).toEqual([]);
  });

  it('has values that agree with the assumption', () => {
    const text = `param on bool = false\n${conditional('on', 'enablePurgeProtection: on ? true : null')}`;
    const scan = scanFiles({ 'main.bicep': text });
    expect(show(property(resourceAt(scan, 'vault').body, 'properties.enablePurgeProtection'))).toBe(true);
  });

  it('keeps the defaults of all that does not decide on it', () => {
    const text = `param on bool = false\nparam purge bool = false\n${conditional('on', 'enablePurgeProtection: purge')}`;
    const scan = scanFiles({ 'main.bicep': text });
    expect(show(property(resourceAt(scan, 'vault').body, 'properties.enablePurgeProtection'))).toBe(false);
  });

  it('does not repeat what is deployed anyway', () => {
    const text = `param on bool = false\n${conditional('on')}\n${vault().replace('vault ', 'other ')}`;
    const scan = scanFiles({ 'main.bicep': text });
    expect(deployed(scan)).toEqual(['other in main.bicep', 'vault in main.bicep, when ⟨parameter on⟩=true']);
    expect(scan.parameters.map(({ name }) => name)).toEqual(['on']);
  });

  it('is looked for inside of what only a default keeps from being deployed', () => {
    const scan = scanFiles({
      'main.bicep': "param outer bool = false\nmodule m 'm.bicep' = if (outer) {}",
      'm.bicep': `param inner bool = false\n${conditional('inner')}\n${vault().replace('vault ', 'other ')}`,
    });
    expect(deployed(scan)).toEqual([
      'm/other in main.bicep, when ⟨parameter outer⟩=true',
      'm/vault in main.bicep, when ⟨parameter outer⟩=true & ⟨parameter m/inner⟩=true',
    ]);
    expect(scan.coverage).toMatchObject({ undeployed: 2, assumed: 2 });
  });

  it('is judged in the call that decides, with its arguments', () => {
    const scan = scanFiles({
      'main.bicep': "param on bool = false\nmodule m 'm.bicep' = { params: { on: on, purge: true } }",
      'm.bicep': `param on bool\nparam purge bool = false\n${conditional('on', 'enablePurgeProtection: purge')}`,
    });
    expect(deployed(scan)).toEqual(['m/vault in main.bicep, when ⟨parameter on⟩=true']);
    expect(show(property(resourceAt(scan, 'm/vault').body, 'properties.enablePurgeProtection'))).toBe(true);
  });

  it('is judged once for every environment that leaves the default', () => {
    const scan = scanFiles({
      'main.bicep': `param on bool = false\n${conditional('on')}`,
      'main.dev.bicepparam': "using 'main.bicep'",
      'main.test.bicepparam': "using 'main.bicep'\nparam on = false",
      'main.prod.bicepparam': "using 'main.bicep'",
    });
    expect(deployed(scan)).toEqual([
      'vault in main.bicep (main.dev.bicepparam), when ⟨parameter on⟩=true',
      'vault in main.bicep (main.prod.bicepparam), when ⟨parameter on⟩=true',
    ]);
  });

  it('belongs to no environment if the assumption is about that', () => {
    const scan = scanFiles({
      'main.bicep': `param env string = 'dev'\n${vault()}${conditional("env == 'prod'").replace('vault ', 'more ')}`,
    });
    expect(scan.resources.map(({ address, deployment }) => [address, deployment.environment?.name])).toEqual([
      ['vault', 'dev'],
      ['more', undefined],
    ]);
  });

  it('is left alone where a deployment that was not asked for may deploy it', () => {
    const files: Files = {
      'main.bicep': `param on bool = false\n${conditional('on')}`,
      'main.dev.bicepparam': "using 'main.bicep'",
      'main.prod.bicepparam': "using 'main.bicep'\nparam on = true",
    };
    const scan = scanFiles(files, { wanted: ({ environment }) => environment?.name === 'dev' });
    expect(deployed(scan)).toEqual([]);
    expect(scan.coverage).toMatchObject({ undeployed: 1, assumed: 0 });
    expect(notes(scan)).toEqual([]);
  });
});

describe('what somebody has decided not to deploy', () => {
  it.each<readonly [string, Files, string]>([
    ['by a literal', { 'main.bicep': conditional('false') }, 'false'],
    [
      'in the parameter file',
      {
        'main.bicep': `param on bool = false\n${conditional('on')}`,
        'main.bicepparam': "using 'main.bicep'\nparam on = false",
      },
      'on',
    ],
    [
      'in the call',
      {
        'main.bicep': "module m 'm.bicep' = { params: { on: false } }",
        'm.bicep': `param on bool = true\n${conditional('on')}`,
      },
      'on',
    ],
  ])('%s, is a note and counts', (_, files, condition) => {
    const scan = scanFiles(files);
    expect(deployed(scan)).toEqual([]);
    expect(scan.coverage).toMatchObject({ undeployed: 1, assumed: 0 });
    expect(notes(scan)).toEqual([`${never('Resource `vault`')} | ${isFalse} | ${condition}`]);
  });

  it('is a note that names the loop if that is over nothing', () => {
    const scan = scanFiles({
      'main.bicep': "resource v 'Microsoft.KeyVault/vaults@2024-11-01' = [for n in []: { name: n }]",
    });
    expect(notes(scan)).toEqual([
      `${never('Resource `v`')} | with the values that are known there is nothing to loop over | []`,
    ]);
  });

  it('does not count if it is nothing that rules judge, or is declared elsewhere', () => {
    const scan = scanFiles({
      'main.bicep': `${vault()}
resource disk 'Microsoft.Compute/disks@2024-03-02' = if (false) { name: 'd' }
resource other 'Microsoft.KeyVault/vaults@2024-11-01' existing = if (false) { name: 'o' }`,
    });
    expect(scan.coverage).toMatchObject({ undeployed: 0, assumed: 0 });
    expect(notes(scan)).toEqual([]);
  });

  it('counts once, and not at all if another deployment deploys it', () => {
    const files: Files = {
      'main.bicep': `param on bool = false\n${conditional('on')}`,
      'main.dev.bicepparam': "using 'main.bicep'\nparam on = false",
      'main.test.bicepparam': "using 'main.bicep'\nparam on = false",
    };
    expect(scanFiles(files).coverage).toMatchObject({ undeployed: 1 });
    const prod = { 'main.prod.bicepparam': "using 'main.bicep'\nparam on = true" };
    expect(scanFiles({ ...files, ...prod }).coverage).toMatchObject({ undeployed: 0 });
  });
});

describe('a template that no evaluated deployment reaches', () => {
  it.each<readonly [string, Files, readonly string[]]>([
    [
      'because its only call is never made',
      { 'main.bicep': "module m 'm.bicep' = if (false) {}", 'm.bicep': vault() },
      ['vault in m.bicep (not deployed by its callers)'],
    ],
    [
      'is deployed from the topmost one down',
      {
        'main.bicep': "module b 'b.bicep' = if (false) {}",
        'a.bicep': vault(),
        'b.bicep': "module a 'a.bicep' = {}",
      },
      ['a/vault in b.bicep (not deployed by its callers)'],
    ],
    [
      'one after the other where each leaves out the next',
      {
        'main.bicep': "module b 'b.bicep' = if (false) {}",
        'a.bicep': vault(),
        'b.bicep': `module a 'a.bicep' = if (false) {}\n${vault()}`,
      },
      ['vault in b.bicep (not deployed by its callers)', 'vault in a.bicep (not deployed by its callers)'],
    ],
    [
      'even if its callers call each other in a circle',
      {
        'a.bicep': "module b 'b.bicep' = {}\nmodule m 'm.bicep' = if (false) {}",
        'b.bicep': "module a 'a.bicep' = {}",
        'm.bicep': vault(),
      },
      ['vault in m.bicep (not deployed by its callers)'],
    ],
  ])('is deployed by itself %s', (_, files, expected) => {
    expect(deployed(scanFiles(files))).toEqual(expected);
  });

  it('is not deployed by itself if a deployment that was not asked for may reach it', () => {
    const files: Files = {
      'main.bicep': "param on bool\nmodule m 'm.bicep' = if (on) {}",
      'm.bicep': vault(),
      'main.dev.bicepparam': "using 'main.bicep'\nparam on = false",
      'main.prod.bicepparam': "using 'main.bicep'\nparam on = true",
    };
    expect(deployed(scanFiles(files, { wanted: ({ environment }) => environment?.name === 'dev' }))).toEqual([]);
  });
});
