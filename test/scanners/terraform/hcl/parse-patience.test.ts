import { expect, test } from 'vitest';
import { loadHcl } from '../../../../src/scanners/terraform/hcl/parse.js';
import { problemsOf, sourceOf } from './reading.js';

/** The grammar looks at the clock only now and then: what is short has been read by then, whatever time it may take. */
const long = `[${'1, '.repeat(5000)}]`;

const source = sourceOf(`before = 1
long = ${long}
locals {
  inside = ${long}
  beside = 2
}
after = 3
`);

/** The attributes of a file, each with what it is; those of its blocks too. */
async function read(patience?: number): Promise<{ kinds: readonly string[]; problems: readonly string[] }> {
  const file = (await loadHcl(patience)).parse(source);
  file.readAll();
  const all = [file.body, ...file.body.blocks.map(({ body }) => body)].flatMap(({ attributes }) => attributes);
  return { kinds: all.map(({ name, value }) => `${name.text}: ${value.kind}`), problems: problemsOf(file) };
}

test('what takes the grammar too long is a problem of its own, and the rest is read', async () => {
  expect(await read(0)).toEqual({
    kinds: ['before: literal', 'long: invalid', 'after: literal', 'inside: invalid', 'beside: literal'],
    problems: [
      'long | A value takes too long to be read | this is left out',
      'inside | A value takes too long to be read | this is left out',
    ],
  });
});

test('it is read where there is time', async () => {
  expect(await read()).toEqual({
    kinds: ['before: literal', 'long: list', 'after: literal', 'inside: list', 'beside: literal'],
    problems: [],
  });
});
