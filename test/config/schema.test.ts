import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Schema = Readonly<Record<string, unknown>>;
const schema = JSON.parse(readFileSync('schemas/vaultlint-config.schema.json', 'utf8')) as Schema;

/** Every mapping of names to schemas in a schema, with the path that leads there. */
function* named(node: unknown, path: string): Generator<readonly [string, Schema]> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'properties')
      for (const [name, each] of Object.entries(value as Schema)) yield [`${path}/${name}`, each as Schema];
    yield* named(value, `${path}/${key}`);
  }
}

test.each([...named(schema, '')])('%s says what it is, for editors', (_, each) => {
  expect(each['$ref'] ?? each['title']).toBeTypeOf('string');
  expect(each['$ref'] ?? each['description']).toBeTypeOf('string');
});

test('every mapping of known keys is closed, so that a typo is one', () => {
  const open = [...named({ schema }, '')].filter(
    ([, each]) => 'properties' in each && each['additionalProperties'] !== false,
  );
  expect(schema['additionalProperties']).toBe(false);
  expect(open).toEqual([]);
});
