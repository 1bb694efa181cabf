import { describe, expect, test } from 'vitest';
import type { Language, Span } from '../../../src/model/source.js';
import { codeFrame } from '../../../src/reporters/frame/code-frame.js';
import { plain } from '../../../src/reporters/reporter.js';
import { marked, sourceOf, spanOf } from '../sample-report.js';

/** A frame after an empty line, so that it can be read in an inline snapshot. */
const frame = (at: Span, { label = 'here', width = 60, context = 2, secrets = [] as readonly Span[] } = {}): string =>
  ['', ...codeFrame({ at, label, context, role: 'high', secrets }, plain(width)), ''].join('\n');

const lines = (...text: string[]): string => text.join('\n');

describe('a span in one line', () => {
  test('has two lines of context and carets exactly under it', () => {
    expect(frame(marked(lines('a', 'b', 'properties: {', '  on: [|false|]', '}', 'x', 'y')))).toMatchInlineSnapshot(`
      "
        2 │ b
        3 │ properties: {
      > 4 │   on: false
          │       ^^^^^ here
        5 │ }
        6 │ x
      "
    `);
  });

  test('at the first and the last line has the context that there is', () => {
    expect(frame(marked(lines('[|a|]', 'b')))).toMatchInlineSnapshot(`
      "
      > 1 │ a
          │ ^ here
        2 │ b
      "
    `);
    expect(frame(marked(lines('a', '[|b|]')))).toMatchInlineSnapshot(`
      "
        1 │ a
      > 2 │ b
          │ ^ here
      "
    `);
  });

  test('has numbers as wide as the last one', () => {
    expect(frame(marked(lines(...'12345678'.split(''), '[|nine|]', 'ten', 'eleven')))).toMatchInlineSnapshot(`
      "
         7 │ 7
         8 │ 8
      >  9 │ nine
           │ ^^^^ here
        10 │ ten
        11 │ eleven
      "
    `);
  });

  test('without a label has bare carets', () => {
    expect(frame(marked('[|a|] b'), { label: '' })).toMatchInlineSnapshot(`
      "
      > 1 │ a b
          │ ^
      "
    `);
  });

  test('has its label below the carets when there is no room beside them', () => {
    const label = 'a label that is too long to stand beside carets that are already far to the right';
    expect(frame(marked(`resource vault 'Microsoft.KeyVault' = [|{|]`), { label })).toMatchInlineSnapshot(`
      "
      > 1 │ resource vault 'Microsoft.KeyVault' = {
          │                                       ^
          │ a label that is too long to stand beside carets that
          │ are already far to the right
      "
    `);
  });
});

describe('text that is not one column a character', () => {
  test('tabs reach to the next multiple of four, before and inside the span', () => {
    expect(frame(marked('\ton:\t[|a\tb|]\n\t\tx'))).toMatchInlineSnapshot(`
      "
      > 1 │     on: a   b
          │         ^^^^^ here
        2 │         x
      "
    `);
  });

  test('wide characters and emoji take two columns, accents and joiners none', () => {
    expect(frame(marked(`name: '日本' [|here|]`))).toMatchInlineSnapshot(`
      "
      > 1 │ name: '日本' here
          │              ^^^^ here
      "
    `);
    expect(frame(marked(`name: '👩‍💻🇩🇪' [|here|]`))).toMatchInlineSnapshot(`
      "
      > 1 │ name: '👩‍💻🇩🇪' here
          │              ^^^^ here
      "
    `);
    expect(frame(marked(`name: 'e\u0301' [|here|]`))).toMatchInlineSnapshot(`
      "
      > 1 │ name: 'é' here
          │           ^^^^ here
      "
    `);
    expect(frame(marked(`name: [|'日本'|]`))).toMatchInlineSnapshot(`
      "
      > 1 │ name: '日本'
          │       ^^^^^^ here
      "
    `);
  });

  test('a byte order mark takes no column', () => {
    expect(frame(marked('\uFEFFon: [|a|]'))).toMatchInlineSnapshot(`
      "
      > 1 │ on: a
          │     ^ here
      "
    `);
  });

  test('control characters and marks of bidirectional text are made visible', () => {
    expect(frame(marked(`a: '\u001b[31m\u202e' [|b|]\u0000`))).toMatchInlineSnapshot(`
      "
      > 1 │ a: '�[31m�' b�
          │             ^ here
      "
    `);
  });
});

describe('line breaks', () => {
  test.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
    ['LF', '\n'],
  ])('%s gives the same frame', (_name, end) => {
    expect(frame(marked(`a${end}on: [|b|]${end}c${end}`))).toBe(frame(marked('a\non: [|b|]\nc\n')));
    expect(frame(marked(`a${end}on: [|b|]${end}c${end}`))).not.toContain('\r');
  });
});

describe('spans without a line of their own', () => {
  test('an empty span has one caret', () => {
    expect(frame(marked('on: [||] // nothing'))).toMatchInlineSnapshot(`
      "
      > 1 │ on:  // nothing
          │     ^ here
      "
    `);
  });

  test('an empty span at the end of a line, of the text, and of an empty text', () => {
    expect(frame(marked('on:[||]\nx'))).toMatchInlineSnapshot(`
      "
      > 1 │ on:
          │    ^ here
        2 │ x
      "
    `);
    expect(frame(marked('on: x\n[||]'))).toMatchInlineSnapshot(`
      "
        1 │ on: x
      > 2 │
          │ ^ here
      "
    `);
    expect(frame(marked('[||]'))).toMatchInlineSnapshot(`
      "
      > 1 │
          │ ^ here
      "
    `);
  });

  test('a span past the end of the text counts as its end', () => {
    const source = sourceOf('main.bicep', 'on: x');
    expect(frame({ source, start: 50, end: 60 })).toMatchInlineSnapshot(`
      "
      > 1 │ on: x
          │      ^ here
      "
    `);
  });

  test('a span of several lines has carets under its first and a mark at each', () => {
    expect(frame(marked(lines('a', 'properties: [|{', '  on: 1', '  off: 2', '  up: 3', '}|]', 'z'))))
      .toMatchInlineSnapshot(`
      "
        1 │ a
      > 2 │ properties: {
          │             ^ here
      > 3 │   on: 1
      > 4 │   off: 2
      "
    `);
  });

  test('a span that ends with a line break does not reach into the next line', () => {
    expect(frame(marked('a[|b\n|]c'))).toMatchInlineSnapshot(`
      "
      > 1 │ ab
          │  ^ here
        2 │ c
      "
    `);
  });
});

describe('a line that is too long', () => {
  const long = (before: number, after: number): Span =>
    marked(`short\n${'a'.repeat(before)} [|here|] ${'z'.repeat(after)}\nshort`);

  test('is cut at the right when the carets are in view', () => {
    expect(frame(long(10, 100))).toMatchInlineSnapshot(`
      "
        1 │ short
      > 2 │ aaaaaaaaaa here zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz…
          │            ^^^^ here
        3 │ short
      "
    `);
  });

  test('is scrolled when they are not, and its neighbours are not', () => {
    expect(frame(long(100, 5))).toMatchInlineSnapshot(`
      "
        1 │ short
      > 2 │ …aaaaaaaaaaaaaaaa here zzzzz
          │                   ^^^^ here
        3 │ short
      "
    `);
    expect(frame(long(100, 100))).toMatchInlineSnapshot(`
      "
        1 │ short
      > 2 │ …aaaaaaaaaaaaaaaa here zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz…
          │                   ^^^^ here
        3 │ short
      "
    `);
  });

  test('of a million characters takes no time', () => {
    const started = performance.now();
    const text = frame(long(1_000_000, 1_000_000));
    expect(performance.now() - started).toBeLessThan(1000);
    expect(text).toMatchInlineSnapshot(`
      "
        1 │ short
      > 2 │ …aaaaaaaaaaaaaaaa here zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz…
          │                   ^^^^ here
        3 │ short
      "
    `);
  });

  test('with a span longer than the view has carets as far as one can see', () => {
    expect(frame(marked(`on: [|${'x'.repeat(200)}|]`))).toMatchInlineSnapshot(`
      "
      > 1 │ on: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
          │     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          │     here
      "
    `);
  });

  test('never splits a wide character', () => {
    expect(frame(marked(`${'日'.repeat(60)} [|here|] ${'本'.repeat(60)}`))).toMatchInlineSnapshot(`
      "
      > 1 │ …日日日日日日日日 here 本本本本本本本本本本本本本本本…
          │                   ^^^^ here
      "
    `);
  });

  test.each([20, 30, 59, 60, 61, 100])('never prints over the width of %i, but for a label', (width) => {
    const all = [long(100, 100), long(10, 100), long(100, 0), marked(`${'日'.repeat(70)}[|本|]`)];
    for (const at of all) {
      for (const line of codeFrame({ at, label: '', context: 2, role: 'high', secrets: [] }, plain(width))) {
        expect(line.replace(/[日本]/g, 'xx').length).toBeLessThanOrEqual(Math.max(width, 27));
      }
    }
  });
});

describe('secrets', () => {
  const masked = (text: string, language: Language = 'bicep'): string =>
    frame(marked(text, 'main.bicep', language), { context: 5, width: 100 });

  test('a known secret is masked, its quotes stay, and the carets are under what is printed', () => {
    const at = marked(`x: [|'hunter2hunter2'|] // y`);
    expect(frame(at, { secrets: [at] })).toMatchInlineSnapshot(`
      "
      > 1 │ x: '•••' // y
          │    ^^^^^ here
      "
    `);
  });

  test('a known secret of several lines is masked in each', () => {
    const at = marked(lines(`x: [|'''first`, 'second', `third'''|]`, 'y: 1'));
    expect(frame(at, { secrets: [at] })).toMatchInlineSnapshot(`
      "
      > 1 │ x: '''•••
          │    ^^^^^^ here
      > 2 │ •••
      > 3 │ •••'''
      "
    `);
  });

  test('the mask does not tell how long the secret is', () => {
    const at = (text: string): string => {
      const span = marked(`x: [|'${text}'|]`);
      return frame(span, { secrets: [span] });
    };
    expect(at('a'.repeat(5))).toBe(at('a'.repeat(40)));
  });

  test('part of an interpolated string is masked in place', () => {
    const source = sourceOf('main.bicep', `x: 'abc-\${env}-def' // here`);
    expect(frame(spanOf(source, '// here'), { secrets: [spanOf(source, 'abc')] })).toMatchInlineSnapshot(`
      "
      > 1 │ x: '•••-\${env}-def' // here
          │                     ^^^^^^^ here
      "
    `);
  });

  test.each([
    [`param adminPassword string = 'CANARY'`],
    [`  administratorLoginPassword: 'CANARY'`],
    [`"adminPassword": { "value": "CANARY" }`],
    [`var connectionString = 'Server=x;Database=y;CANARY'`],
    [`  url: 'https://a.blob.core.windows.net/c?sv=2024&sig=CANARY'`],
    [`  url: 'https://user:CANARY@example.com'`],
    [`  x: 'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=CANARY;EndpointSuffix=x'`],
    [`  x: 'Endpoint=sb://a/;SharedAccessKeyName=n;SharedAccessKey=CANARY'`],
    [`  apiKey: isProd ? 'CANARY' : 'CANARY'`],
    [`  clientSecret: 'CANARY\${suffix}CANARY'`],
    [`  storageAccountKey: '''\nCANARY\n'''`],
    [`properties: {\n  contentType: 'secret'\n  value: 'CANARY'\n}`],
    [`"adminPassword": {\n  "value": "CANARY"\n}`],
    [`  key: '''\n-----BEGIN RSA PRIVATE KEY-----\nCANARY\n-----END RSA PRIVATE KEY-----\n'''`],
    [`  x: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJDQU5BUlkifQ.CANARY'`],
  ])('what looks like a secret near the place is masked: %s', (text) => {
    expect(masked(`${text}\n[|here|]`)).not.toContain('CANARY');
    expect(masked(`[|here|]\n${text}`)).not.toContain('CANARY');
  });

  test('what looks like a secret is masked in very long lines too', () => {
    const far = (text: string): string => `${' '.repeat(20_000)}${text}`;
    const at = marked([far(`password: 'CANARY'`), far(`pwd: 'CANARY' [|x|]`), far(`token: 'CANARY'`)].join('\n'));
    const text = frame(at, { width: 100 });
    expect(text.match(/•••/g)).toHaveLength(1);
    expect(text).not.toContain('CANARY');
  });

  test('a password in YAML is masked without quotes', () => {
    expect(masked(`password: CANARY\n[|here|]: 1`, 'yaml')).toMatchInlineSnapshot(`
      "
        1 │ password: •••
      > 2 │ here: 1
          │ ^^^^ here
      "
    `);
  });

  test.each([
    [`secretName: 'db-password'`],
    [`secretUri: 'https://kv.vault.azure.net/secrets/x'`],
    [`secrets: [ 'get', 'list' ]`],
    [`resource secret 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {`],
    [`password: kv.getSecret('name')`],
    [`password: '@Microsoft.KeyVault(VaultName=kv-orders;SecretName=database-password)'`],
    [`secret: 'https://kv-orders.vault.azure.net/secrets/database-password'`],
    [`passwordLength: '12'`],
    [`name: 'standard'`],
    [`sku: { family: 'A', value: 'b' }`],
    [`tenantId: '11111111-2222-3333-4444-555555555555'`],
  ])('what only speaks of secrets is shown: %s', (text) => {
    expect(masked(`${text}\n[|here|]`)).toContain(text);
  });
});
