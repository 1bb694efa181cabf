import { describe, expect, test } from 'vitest';
import { parseBicep } from '../../../../src/scanners/bicep/parser/parse.js';
import { programOf } from '../../../../src/scanners/templates/program/program.js';
import { addressOf } from '../../../../src/scanners/templates/remote/address.js';
import { builtInConfig } from '../../../../src/scanners/templates/remote/bicep-config.js';
import { verifiedModule, verifiedModules } from '../../../../src/scanners/templates/verified/find.js';
import { undeclaredNames } from '../../../rules/undeclared-names.js';
import { at, compareVersions, nearestVersion } from '../../../../src/scanners/templates/verified/versions.js';

const moduleAt = (name: string, version: string) => {
  const address = addressOf(`br/public:${name}:${version}`, builtInConfig.aliases);
  return 'registry' in address ? verifiedModule(address) : undefined;
};

const all = verifiedModules.flatMap(({ name, versions }) => versions.map((version) => [name, version] as const));

describe('what is known', () => {
  test.each(all)('of %s:%s is a template in which all names are declared', (name, version) => {
    const templates = moduleAt(name, version)?.templates ?? new Map<string, string>();
    expect(templates.size).toBeGreaterThan(0);
    for (const [path, text] of templates) {
      const file = parseBicep({ path, language: 'bicep', text });
      const { problems } = programOf(file);
      expect([...file.problems, ...problems].map(({ title, label }) => `${title}: ${label ?? ''}`)).toEqual([]);
      expect(undeclaredNames(path, text)).toEqual([]);
    }
  });

  test.each(verifiedModules)('of $name is in the order of its versions', ({ versions }) => {
    expect(versions.toSorted(compareVersions)).toEqual(versions);
  });

  test('every module that another calls is known at the version that it calls', () => {
    const called = all.flatMap(([name, version]) =>
      [...(moduleAt(name, version)?.templates.values() ?? [])].flatMap((text) => text.match(/'br:[^']*'/g) ?? []),
    );
    expect(called.length).toBeGreaterThan(0);
    for (const reference of new Set(called)) {
      const address = addressOf(reference.replaceAll("'", ''), builtInConfig.aliases);
      if (!('registry' in address)) throw new Error(reference);
      expect(verifiedModule(address)).toBeDefined();
      expect(verifiedModule(address)?.takenFor).toBeUndefined();
    }
  });

  test.each([
    ['an older one than all', 'avm/res/key-vault/vault', '0.1.0', undefined],
    ['a newer one than all', 'avm/res/key-vault/vault', '99.0.0', '0.14.0'],
    ['one that was never published', 'avm/res/key-vault/vault', '0.5.9', '0.5.1'],
    ['no version', 'avm/res/key-vault/vault', 'latest', undefined],
    ['another module', 'avm/res/storage/storage-account', '0.20.0', undefined],
  ])('by the nearest older version: %s', (_, name, version, expected) => {
    expect(moduleAt(name, version)?.takenFor).toBe(expected);
  });

  test('is not what others publish under the same name, or by digest', () => {
    for (const reference of [
      'br:contoso.azurecr.io/bicep/avm/res/key-vault/vault:0.13.0',
      'br:mcr.microsoft.com/other/avm/res/key-vault/vault:0.13.0',
      `br/public:avm/res/key-vault/vault@sha256:${'0'.repeat(64)}`,
    ]) {
      const address = addressOf(reference, builtInConfig.aliases);
      expect('registry' in address && verifiedModule(address)).toBeUndefined();
    }
  });
});

describe('versions', () => {
  test('are compared by number', () => {
    expect(['0.10.0', '0.9.1', '1.0.0', '0.9.0'].toSorted(compareVersions)).toEqual([
      '0.9.0',
      '0.9.1',
      '0.10.0',
      '1.0.0',
    ]);
    expect(nearestVersion('0.9.5', ['0.2.0', '0.9.1', '0.10.0'])).toBe('0.9.1');
    expect(nearestVersion('0.1.0', ['0.2.0'])).toBeUndefined();
  });

  test.each([
    ['0.1.0', undefined],
    ['0.2.0', 'a'],
    ['0.9.9', 'a'],
    ['0.10.0', 'b'],
    ['0.11.0', undefined],
  ])('decide what holds: at %s, %s', (version, expected) => {
    expect(at({ since: { '0.10.0': 'b', '0.2.0': 'a', '0.11.0': null } }, version)).toBe(expected);
  });
});
