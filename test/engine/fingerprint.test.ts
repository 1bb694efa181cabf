import { describe, expect, test } from 'vitest';
import { fingerprint, identity, type Matter } from '../../src/engine/fingerprint.js';

/** A matter that points at the text between the marks. */
function matter(marked: string, changes: Partial<Matter> & { readonly path?: string } = {}): Matter {
  const { path = 'a.bicep', ...rest } = changes;
  const [before = '', inside = '', after = ''] = marked.split('|');
  const source = { path, language: 'bicep', text: before + inside + after } as const;
  const at = { source, start: before.length, end: before.length + inside.length };
  return { rule: 'r/r', verdict: 'fail', at, address: 'vault', property: 'p', secret: false, ...rest };
}

const base = matter('a: |false|');

test('never changes from version to version, or every baseline would be lost', () => {
  expect(fingerprint(base, 1)).toBe('36e0b0c024bfe3d0');
});

describe('stays the same', () => {
  test.each([
    ['further down', matter('\n\n\n  a: |false|\n')],
    ['in a file with other line breaks', matter('\r\na: |false|')],
    ['with other blanks', matter('a:|false|')],
    ['called through a module', matter('a: |false|', { address: 'network/vault' })],
    ['in a loop', matter('a: |false|', { address: "vault['dev']" })],
    ['called in a loop over paths', matter('a: |false|', { address: "all['a/b']/vault[0]" })],
  ])('%s', (_, moved) => {
    expect(identity(moved)).toBe(identity(base));
  });

  test('when a block is edited that it points at as a whole', () => {
    expect(identity(matter('|{ a: 1 }|'))).toBe(identity(matter('|{\r\n  a: 1\n  b: 2 }|')));
  });

  test('when a weak secret is replaced: nobody can guess it from the hash', () => {
    expect(identity(matter("|'one'|", { secret: true }))).toBe(identity(matter("|'two'|", { secret: true })));
  });
});

describe('differs', () => {
  test.each([
    ['for another rule', matter('a: |false|', { rule: 'r/s' })],
    ['in another file', matter('a: |false|', { path: 'b.bicep' })],
    ['for another declaration', matter('a: |false|', { address: 'other' })],
    ['for another property', matter('a: |false|', { property: 'q' })],
    ['for another text', matter('a: |off|')],
    ['when doubt becomes certainty', matter('a: |false|', { verdict: 'unknown' })],
  ])('%s', (_, other) => {
    expect(identity(other)).not.toBe(identity(base));
  });

  test('for the second of two equal ones', () => {
    expect(fingerprint(base, 2)).not.toBe(fingerprint(base, 1));
  });
});
