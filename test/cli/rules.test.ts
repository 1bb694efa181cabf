import { expect, test } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { vaultlint } from './memory-world.js';

test('`rules` lists every rule with its severity, preset and title, one a line', async () => {
  const { code, out } = await vaultlint('rules');
  expect(code).toBe(0);
  expect(
    out
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/\s+/)[0]),
  ).toEqual(Object.keys(rules));
  const line = out.split('\n').find((each) => each.startsWith('purge-protection/vault '));
  expect(line).toMatch(/^purge-protection\/vault +high +recommended +Vault can be purged for good$/);
});

test('`rules --format json` lists them for programs', async () => {
  const { out } = await vaultlint('rules --format json');
  const list = JSON.parse(out) as readonly { readonly id: string; readonly aliases: readonly string[] }[];
  expect(list.map(({ id }) => id)).toEqual(Object.keys(rules));
  expect(list.find(({ id }) => id === 'purge-protection/vault')?.aliases).toContain('CKV_AZURE_110');
});

test('`rules --preset recommended` lists those of the preset, and strict has all', async () => {
  const { out } = await vaultlint('rules --preset recommended');
  const lines = out.trimEnd().split('\n');
  expect(lines.filter((line) => !line.includes(' recommended '))).toEqual([]);
  expect(lines).toHaveLength(Object.values(rules).filter(({ recommended }) => recommended).length);
  expect((await vaultlint('rules --preset strict')).out).toBe((await vaultlint('rules')).out);
});

test('`rules MCSB:NS-2 --controls` lists what the name stands for, each with its controls', async () => {
  const { out } = await vaultlint('rules MCSB:NS-2 --controls');
  expect(out).toMatch(/^network-exposure\/public-access .*\n {2}CIS 8\.3\.7: Public network access is off\n/m);
  expect(out).not.toContain('purge-protection/vault');
});

test.each([
  ['rules CIS:8.1.8.1', 'no rule judges this control: Microsoft Defender for Key Vault is on'],
  ['explain CIS:8.3.55', 'did you mean `CIS:8.3.5`?'],
  ['scan --only MCBS', 'did you mean `MCSB`?'],
])('`%s` is refused: %s', async (args, hint) => {
  const { code, err } = await vaultlint(args);
  expect(code).toBe(2);
  expect(err).toContain(hint);
});

test.each(['purge-protection/vault', 'CKV_AZURE_110', 'PURGE-PROTECTION/VAULT'])(
  '`explain %s` prints the page of the rule',
  async (name) => {
    const { code, out } = await vaultlint(`explain ${name}`);
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe('purge-protection/vault  high, in both presets');
    expect(out).toMatch(/\nWhy\n {2}\S/);
    expect(out).toMatch(/\nFix\n {2}bicep: /);
    expect(out).toMatch(/\nControls\n {2}CIS 8\.3\.5: Purge protection is on\n {2}MCSB DP-8: /);
    expect(out).toMatch(/\nAlso known as\n {2}.*CKV_AZURE_110/);
  },
);

test('`explain` of a family prints every rule in it, with their options', async () => {
  const { out } = await vaultlint('explain network-exposure');
  expect(out.match(/^network-exposure\//gm)?.length).toBe(
    Object.keys(rules).filter((id) => id.startsWith('network-exposure/')).length,
  );
  expect(out).toMatch(/\nOptions\n {2}maxPrefix \(default 24\): /);
});

test.each(['--version', '--help', 'scan --help', 'baseline --help', 'inspect --help'])(
  '`%s` is answered, and is no failure',
  async (args) => {
    const { code, out, err } = await vaultlint(args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toBe('');
  },
);

test('no line of the help is too long for a terminal', async () => {
  const { out } = await vaultlint('scan --help');
  expect(out.split('\n').filter((line) => line.length > 120)).toEqual([]);
});
