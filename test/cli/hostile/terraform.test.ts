import { describe, expect, test } from 'vitest';
import { scanned, told, verdictsOf } from './scanned.js';
import { many } from './templates.js';

const fails = 'fail: purge protection is turned off here';

const vault = (on = 'false', more = '', name = 'main'): string => `
resource "azurerm_key_vault" "${name}" {
  ${more}
  name                     = "kv"
  location                 = "westeurope"
  resource_group_name      = "rg"
  tenant_id                = "00000000-0000-0000-0000-000000000000"
  sku_name                 = "standard"
  purge_protection_enabled = ${on}
}
`;

describe('a broken file is told, and what can be read of it is judged', () => {
  test.each<[string, string, readonly string[]]>([
    ['block that is never closed', `locals {\n  a = 1\n${vault()}`, [fails]],
    ['block that the end of the file cuts off', vault().trimEnd().slice(0, -1), [fails]],
    ['string that is never closed', `${vault()}\nlocals {\n  a = "b\n}\n`, [fails]],
    ['heredoc that is never closed', `${vault()}\nlocals {\n  a = <<EOT\nb\n}\n`, [fails]],
    ['word that is out of place', `${vault()}\nwhat is this\n`, [fails]],
  ])('a %s', async (_, text, verdicts) => {
    const report = await scanned({ 'main.tf': text });
    expect(told(report)[0]).toMatch(/^syntax\/hcl main\.tf:\d+:\d+ /);
    expect(verdictsOf(report)).toEqual(verdicts);
    expect(report.exit.code).toBe(3);
  });

  test.each(['{"resource": {"azurerm_key_vault"', '[[[[', '{"resource": 1}', 'not json', '['.repeat(100_000)])(
    'JSON: case %#',
    async (text) => {
      const report = await scanned({ 'main.tf.json': text });
      expect(told(report)[0]).toMatch(/^syntax\/hcl main\.tf\.json:1:\d+ /);
      expect(report.exit.code).toBe(3);
    },
  );

  test('bytes that are no text', async () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256);
    const report = await scanned({ 'a.tf': bytes, 'b.tf': vault() });
    expect(told(report).length).toBeGreaterThan(0);
    expect(report.exit.code).toBe(3);
  });

  test('files with nothing in them', async () => {
    const report = await scanned({
      'a.tf': '',
      'b.tf': '\n# nothing\n',
      'c.tfvars': '',
      'd.tf.json': '{}',
      'e.tf': vault(),
    });
    expect(told(report)).toEqual([]);
    expect(verdictsOf(report)).toEqual([fails]);
  });
});

describe('what has no value is unknown, and says why', () => {
  test.each<[string, string, string, string?]>([
    ['locals in a circle', 'local.a', 'local `a` refers to itself', 'locals {\n  a = local.b\n  b = !local.a\n}'],
    ['the resource itself', 'azurerm_key_vault.main.purge_protection_enabled', 'refers to itself'],
    ['a function that nobody knows', 'nobody_knows(1)', 'there is no function `nobody_knows`'],
    ['a name that nobody declares', 'var.none', 'there is no `none` among the variables'],
    ['a long range', 'contains(range(1000000), 5)', '`range` gives more than 1024 numbers'],
  ])('%s', async (_, expression, because, more = '') => {
    const report = await scanned({ 'main.tf': `${more}\n${vault(expression)}` });
    expect(verdictsOf(report)).toEqual([expect.stringMatching(/^unknown: /)]);
    expect(verdictsOf(report)[0]).toContain(because);
  });

  test('20,000 parentheses in each other', async () => {
    const deep = `${'('.repeat(20_000)}true${')'.repeat(20_000)}`;
    const report = await scanned({ 'main.tf': vault(deep) });
    expect(told(report)[0]).toMatch(/^syntax\/hcl main\.tf:\d+:\d+ expected at most 200 levels$/);
    expect(report.exit.code).toBe(3);
  });
});

describe('modules in circles, or nowhere', () => {
  const call = (name: string, source: string): string => `module "${name}" {\n  source = "${source}"\n}\n`;

  test('that call each other', async () => {
    const report = await scanned({
      'main.tf': call('a', './a'),
      'a/main.tf': call('b', '../b') + vault(),
      'b/main.tf': call('a', '../a'),
    });
    expect(verdictsOf(report)).toEqual([fails]);
  });

  test('of which none is the first', async () => {
    const report = await scanned({ 'a/main.tf': call('b', '../b') + vault(), 'b/main.tf': call('a', '../a') });
    expect(verdictsOf(report)).toContain(fails);
  });

  test('whose folder is missing', async () => {
    const report = await scanned({ 'main.tf': `${call('a', './none')}${vault('module.a.on')}` });
    expect(verdictsOf(report)).toEqual([expect.stringContaining('there is no configuration in `none`')]);
  });
});

describe('many of a kind are judged as one', () => {
  const keys = many(10_000, (i) => `k${String(i)} = ${String(i)}`, '\n');

  test.each<[string, string]>([
    ['count = 1e9', 'count = 1e9'],
    ['a count that nobody knows', 'count = var.n'],
    ['for_each of 10,000 keys', `for_each = {\n${keys}\n}`],
    ['for_each of itself', 'for_each = azurerm_key_vault.main'],
  ])('%s', async (_, repetition) => {
    const report = await scanned({ 'main.tf': `variable "n" {}\n${vault('false', repetition)}` });
    expect(verdictsOf(report)).toEqual([fails]);
  });

  test('resources of one name', async () => {
    const report = await scanned({ 'main.tf': vault().repeat(2000) });
    expect(verdictsOf(report)).toEqual([fails]);
  });
});
