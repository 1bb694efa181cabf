import { describe, expect, test } from 'vitest';
import { keyConsumers, type KeyConsumer } from '../../src/estate/lenses/key-consumer.js';
import { estateOf } from './estate-of.js';

const vault = `resource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'kv-known', properties: {} }`;
const uri = 'https://kv-known.vault.azure.net';

/** An object with a value at the end of a path of names. */
const at = (path: string, value: string): string =>
  path.split('.').reduceRight((inner, name) => `{ ${name}: ${inner} }`, value);

/** The parts of a reference as Bicep, by the property that holds each. */
function partsOf({ uri: address, vaultUri, name, joinedName }: KeyConsumer): readonly [string, string][] {
  if (address !== undefined) return [[address, `'${uri}/keys/k'`]];
  if (joinedName !== undefined) return [[joinedName, "'kv-known_k_1'"]];
  return [
    [vaultUri ?? '', `'${uri}'`],
    [name ?? '', "'k'"],
  ];
}

function consuming(consumer: KeyConsumer): string {
  const parts = `union(${partsOf(consumer)
    .map(([path, value]) => at(path, value))
    .join(', ')}, {})`;
  const isList = consumer.block.endsWith('[]');
  const block = at(consumer.block.replace('[]', ''), isList ? `[${parts}]` : parts);
  const { onlyIf } = consumer;
  const body = onlyIf === undefined ? block : `union(${block}, ${at(onlyIf.path, `'${onlyIf.is}'`)})`;
  const name = `'${consumer.type.split('/').slice(1).join('-')}'`;
  return `${vault}
resource c '${consumer.type}@2024-01-01' = { name: ${consumer.type.split('/').length > 2 ? "'p/c'" : name}, properties: ${body}.properties }`;
}

describe.each(keyConsumers.map((consumer) => [`${consumer.type} ${consumer.block}`, consumer] as const))(
  '%s',
  (_, consumer) => {
    const estate = estateOf(consuming(consumer));

    test('is joined to the vault of its key', () => {
      expect(estate.targets('vault').map(({ encrypts }) => encrypts.length)).toEqual([1]);
    });

    test('is in use', () => {
      expect(estate.targets('keyReference').map(({ inUse }) => inUse.kind === 'set' && inUse.value)).toEqual([true]);
    });
  },
);
