import { describe, expect, test } from 'vitest';
import { bareVault as purgeable, vaultlint } from '../memory-world.js';
import { scanned, told, verdictsOf } from './scanned.js';
import { vaultWith } from './templates.js';

/** What every object of JavaScript has without anybody having put it there. */
const inherited = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
  'prototype',
];
const fails = ['fail: purge protection is turned off here'];

describe.each(inherited)('%s', (name) => {
  test.each<[string, string, string]>([
    ['a parameter', name, `param ${name} bool = false`],
    ['a variable', name, `var ${name} = false`],
    ['a function', `${name}(false)`, `func ${name}(x bool) bool => x`],
    ['an argument', 'f(false)', `func f(${name} bool) bool => ${name}`],
    ['an item', `map([false], ${name} => ${name})[0]`, ''],
    ['a property', `o.${name}`, `var o = { ${name}: false }`],
    ['a property in quotes', `o['${name}']`, `var o = { '${name}': false }`],
    ['a property of a property', `o.${name}.${name}`, `var o = { ${name}: { ${name}: false } }`],
    ['a computed property', `o.${name}`, `param n string = '${name}'\nvar o = { '\${n}': false }`],
    ['a property of JSON', `o.${name}`, `var o = json('{ "${name}": false }')`],
    ['a key of an array', `toObject(['${name}'], x => x, x => false).${name}`, ''],
    ['a type', 'p', `type ${name} = bool\nparam p ${name} = false`],
    ['a member of a type', `p.${name}`, `type t = { ${name}: bool }\nparam p t = { ${name}: false }`],
  ])('is the name of %s like any other', async (_, expression, before) => {
    const report = await scanned({ 'a.bicep': vaultWith(expression, before) });
    expect(report.diagnostics).toEqual([]);
    expect(verdictsOf(report)).toEqual(fails);
  });

  test.each([
    ['a name', name, `unknown: there is no \`${name}\` here`],
    ['a function', `${name}(1)`, `unknown: there is no function \`${name}\``],
    ['a function of a name space', `sys.${name}(1)`, `unknown: there is no function \`sys.${name}\``],
    ['a property', `o.${name}`, `unknown: the object has no property \`${name}\``],
  ])('is nothing as %s that nobody declared', async (_, expression, verdict) => {
    expect(verdictsOf(await scanned({ 'a.bicep': vaultWith(expression, 'var o = {}') }))).toEqual([verdict]);
  });

  test('is what a module, an output, a resource and a parameter file can be about', async () => {
    const report = await scanned({
      'a.bicep': `param ${name} bool\nmodule ${name}Module 'm.bicep' = { name: '${name}', params: { ${name}: ${name} } }\noutput ${name} string = ${name}Module.outputs.${name}\n`,
      'm.bicep': `${vaultWith(name, `param ${name} bool`).replaceAll('resource vault', `resource ${name}Vault`)}output ${name} string = '${name}'\n`,
      'a.prod.bicepparam': `using 'a.bicep'\nparam ${name} = false\n`,
    });
    expect(report.diagnostics).toEqual([]);
    expect(verdictsOf(report)).toEqual(fails);
  });

  test('is the name of a file, a folder and a vault', async () => {
    const report = await scanned({ [`${name}/${name}.bicep`]: purgeable(name) });
    expect(report.findings[0]).toMatchObject({ file: `${name}/${name}.bicep`, resource: `vault \`${name}\`` });
  });

  test('is no rule, format, option or key of the configuration', async () => {
    const files = { '/repo/a.bicep': purgeable() };
    for (const args of [`--only ${name}`, `--format ${name}`, `--preset ${name}`, `--fail-on ${name}`]) {
      const ran = await vaultlint(`scan ${args}`, files);
      expect(ran.code).toBe(2);
      expect(ran.err).toMatch(/^error: (?!vaultlint failed)/);
    }
    const configured = await scanned({
      'a.bicep': purgeable(),
      'vaultlint.config.json': `{ "${name}": 1, "rules": { "${name}": "off" } }`,
    });
    expect(configured.exit.code).toBe(2);
  });

  test('suppresses nothing', async () => {
    const report = await scanned({ 'a.bicep': `// vaultlint:ignore ${name} -- why\n${purgeable()}` });
    expect(told(report)).toEqual([expect.stringMatching(/^suppression\/unknown-rule a\.bicep:1:21 /)]);
    expect(verdictsOf(report)).toEqual(fails);
  });
});
