import { describe, expect, test } from 'vitest';
import { addressOf, addressText } from '../../../../src/scanners/templates/remote/address.js';
import { cachePath } from '../../../../src/scanners/templates/remote/cache-path.js';

const digest = `sha256:${'a'.repeat(64)}`;
const subscription = '11111111-2222-3333-4444-555555555555';
const aliases = {
  registries: new Map([
    ['public', 'mcr.microsoft.com/bicep'],
    ['Contoso', 'contoso.azurecr.io'],
  ]),
  templateSpecs: new Map([['Specs', `${subscription}/specs-rg`]]),
};

const textOf = (reference: string): string => {
  const address = addressOf(reference, aliases);
  return 'because' in address ? `? ${address.because}` : addressText(address);
};

describe('a reference', () => {
  test.each([
    ['br/public:avm/res/key-vault/vault:0.13.0', 'br:mcr.microsoft.com/bicep/avm/res/key-vault/vault:0.13.0'],
    [
      'br:mcr.microsoft.com/bicep/avm/res/key-vault/vault:0.13.0',
      'br:mcr.microsoft.com/bicep/avm/res/key-vault/vault:0.13.0',
    ],
    ['br:Contoso.AzureCR.io/bicep/Vault:v1', '?'],
    ['br:Contoso.AzureCR.io/bicep/vault:V1', 'br:contoso.azurecr.io/bicep/vault:V1'],
    ['br/Contoso:vault:1.0.0-beta_2', 'br:contoso.azurecr.io/vault:1.0.0-beta_2'],
    ['br:localhost:5000/vault:v1', 'br:localhost:5000/vault:v1'],
    [`br:contoso.azurecr.io/vault@${digest}`, `br:contoso.azurecr.io/vault@${digest}`],
    [`ts:${subscription}/rg/vault:1.0`, `ts:${subscription}/rg/vault:1.0`],
    ['ts/Specs:Vault:1.0', `ts:${subscription}/specs-rg/vault:1.0`],
    ['br/contoso:vault:v1', '? there is no alias `contoso` for registries: did you mean `Contoso`?'],
    ['br/other:vault:v1', '? there is no alias `other` for registries: bicepconfig.json does not have it'],
    ['ts/public:vault:v1', '? there is no alias `public` for template specs: bicepconfig.json does not have it'],
    ['br:contoso.azurecr.io/vault', '?'],
    ['br:contoso.azurecr.io/vault:', '?'],
    ['br:contoso.azurecr.io/vault@sha256:123', '?'],
    ['br:contoso.azurecr.io/../vault:v1', '?'],
    ['br:vault:v1', '?'],
    ['br:../vault:v1', '?'],
    [`ts:${subscription}/../..:1.0`, '?'],
    ['ts:nowhere/rg/vault:1.0', '?'],
    ['ts:', '?'],
  ])('%s is %s', (reference, expected) => {
    if (expected === '?') expect(textOf(reference)).toContain('is not written as');
    else expect(textOf(reference)).toBe(expected);
  });

  test('is read in linear time whatever it is', () => {
    const started = performance.now();
    for (const part of ['a', 'a/', 'a.', '-', ':', '@']) textOf(`br:${part.repeat(200_000)}`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('the path in the cache', () => {
  test.each([
    [
      'br/public:avm/res/key-vault/vault:0.13.0',
      'br/mcr.microsoft.com/bicep$avm$res$key-vault$vault/0.13.0$/main.json',
    ],
    ['br:localhost:5000/vault:v1', 'br/localhost$5000/vault/v1$/main.json'],
    // Capitals as bits, the first letter is the lowest.
    ['br/Contoso:vault:V1B', 'br/contoso.azurecr.io/vault/V1B$5/main.json'],
    [
      `br/Contoso:vault:${'a'.repeat(64)}B`,
      `br/contoso.azurecr.io/vault/${'a'.repeat(64)}B$10000000000000000/main.json`,
    ],
    [`br:contoso.azurecr.io/vault@${digest}`, `br/contoso.azurecr.io/vault/${digest.replace(':', '#')}/main.json`],
    ['ts/Specs:Vault:V1', `ts/${subscription}/specs-rg/vault/v1/main.json`],
  ])('of %s is %s', (reference, expected) => {
    const address = addressOf(reference, aliases);
    expect('because' in address ? address.because : cachePath(address)).toBe(expected);
  });
});
