import { describe, expect, test } from 'vitest';
import { objectOf, unknown } from '../../src/expressions/values.js';
import { readAttributes } from '../../src/estate/lenses/attributes.js';
import { readGranted } from '../../src/estate/lenses/principal.js';
import type { Readable } from '../../src/estate/read.js';
import type { Source } from '../../src/model/source.js';
import type { Value, ValueType } from '../../src/model/value.js';

const source: Source = { path: 'main.tf', language: 'terraform', text: 'given' };
const at = { source, start: 0, end: 5 };

/** A body that has, at the end of a path, what only a deployment can tell. */
const having = (path: string, symbol: string, type: ValueType): Readable => {
  const value: Value = unknown('it is only known at deployment', at, { type, symbol });
  const body = path.split('.').reduceRight<Value>((inner, name) => objectOf(new Map([[name, inner]]), at), value);
  return { body, at, when: [] };
};

describe('whom an object id is of', () => {
  test.each([
    ['⟨/providers/Microsoft.Graph/users/a@b.c.properties.id⟩', 'user'],
    ['⟨/providers/Microsoft.Graph/groups/admins.properties.id⟩', 'group'],
    ['⟨/providers/Microsoft.Graph/servicePrincipals/⟨parameter app⟩.properties.id⟩', 'servicePrincipal'],
    ['⟨/providers/Microsoft.Graph/applications/app.properties.id⟩', 'unknown'],
    ['⟨/providers/Microsoft.Graph/users/a@b.c.properties.mail⟩', 'unknown'],
    ['⟨deployer().objectId⟩', 'deployer'],
  ])('%s is a %s', (symbol, expected) => {
    const { principal } = readGranted(having('principalId', symbol, 'string'), 'principalId', {
      name: 'main.tf',
      template: 'main.tf',
    });
    expect(principal.class).toBe(expected);
    expect(principal.key).toBe(`main.tf ${symbol.toLowerCase()}`);
  });
});

test.each([
  ["⟨dateTimeToEpoch(dateTimeAdd(utcNow(), 'PT31536000S'))⟩", { daysAfterDeployment: 365 }],
  ["⟨dateTimeToEpoch(dateTimeAdd(utcNow(), 'P90D'))⟩", { daysAfterDeployment: 90 }],
  ["⟨dateTimeToEpoch(dateTimeAdd(utcNow(), 'soon'))⟩", { later: true }],
  ['⟨dateTimeToEpoch(⟨parameter end⟩)⟩', { later: true }],
])('%s expires %o', (symbol, expected) => {
  expect(readAttributes(having('properties.attributes.exp', symbol, 'int')).expires).toMatchObject({
    kind: 'set',
    value: expected,
  });
});
