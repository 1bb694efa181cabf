import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/model/source.js';
import { property, resourceAt, scanFiles, show, steps, vault } from '../scan-files.js';

const lib = `
@export()
@secure()
type password = string
@export()
type size = 'small' | 'large'
@export()
type settings = {
  @secure()
  key: string
  size: size
  names: string[]
}
@export()
var defaultSize = 'small'
@export()
func shout(text string) string => '\${toUpper(text)}!'
var hidden = 1
`;

const scanOf = (declaration: string, expression = 'p'): ReturnType<typeof scanFiles> =>
  scanFiles({ 'main.bicep': `${declaration}\n${vault(`value: ${expression}`)}`, 'lib.bicep': lib });

describe('a parameter without a value', () => {
  it.each([
    ['is unknown', 'param p string', '<⟨parameter p⟩>'],
    ['is its default', "param p string = 'x'", 'x'],
    ['is a default made of others', "param q string = 'q'\nparam p string = '${q}2'", 'q2'],
    ['is null if it may be', 'param p string?', null],
    ['is true or false', 'param p bool', { '⟨parameter p⟩=true': true, '⟨parameter p⟩=false': false }],
    [
      'is one of its allowed values',
      "@allowed(['a', 'b'])\nparam p string",
      { '⟨parameter p⟩=a': 'a', '⟨parameter p⟩=b': 'b' },
    ],
    ['is one of its allowed numbers', '@allowed([1, 2])\nparam p int', { '⟨parameter p⟩=1': 1, '⟨parameter p⟩=2': 2 }],
    [
      'is one of its allowed numbers, below zero too',
      '@allowed([-1, 1])\nparam p int',
      { '⟨parameter p⟩=-1': -1, '⟨parameter p⟩=1': 1 },
    ],
    ['is one of the literals of its type', "param p 'a' | 'b'", { '⟨parameter p⟩=a': 'a', '⟨parameter p⟩=b': 'b' }],
    [
      'is one of the literals of an alias',
      "type t = 'a' | 'b'\nparam p t",
      { '⟨parameter p⟩=a': 'a', '⟨parameter p⟩=b': 'b' },
    ],
    [
      'is one of the literals of an imported type',
      "import { size } from 'lib.bicep'\nparam p size",
      { '⟨parameter p⟩=small': 'small', '⟨parameter p⟩=large': 'large' },
    ],
    [
      'is one of the literals of a property of an imported type',
      "import * as lib from 'lib.bicep'\nparam p lib.settings.size",
      { '⟨parameter p⟩=small': 'small', '⟨parameter p⟩=large': 'large' },
    ],
    ['is the only literal of its type', "param p 'a'", 'a'],
    ['is unknown as an array of allowed values', "@allowed(['a', 'b'])\nparam p array", '<⟨parameter p⟩>'],
    ['is unknown if too much is allowed', `@allowed(range(0, 3))\nparam p int`, '<⟨parameter p⟩>'],
    ['is unknown if its type is unknown', 'param p nowhere', '<⟨parameter p⟩>'],
    ['is unknown if its type names itself', 'type t = t\nparam p t', '<⟨parameter p⟩>'],
    ['is unknown if its default is itself', 'param p string = p', '<parameter `p` refers to itself>'],
  ])('%s', (_, declaration, expected) => {
    const scan = scanOf(declaration);
    expect(show(property(resourceAt(scan, 'vault').body, 'properties.value'))).toEqual(expected);
  });

  it('shows the way to the allowed value', () => {
    const value = property(
      resourceAt(scanOf("@allowed(['a', 'b'])\nparam p string"), 'vault').body,
      'properties.value',
    );
    const ways = value.kind === 'depends' ? value.cases.map(({ is }) => steps(is.trail)) : [];
    expect(ways).toEqual([["parameter p main.bicep:1 'a'"], ["parameter p main.bicep:1 'b'"]]);
  });
});

describe('an argument of null', () => {
  const module = (declaration: string, given: string): unknown => {
    const scan = scanFiles({
      'main.bicep': `param flag bool\nmodule m 'm.bicep' = { params: { p: ${given} } }`,
      'm.bicep': `${declaration}\n${vault('value: p')}`,
    });
    return show(property(resourceAt(scan, 'm/vault').body, 'properties.value'));
  };

  it.each([
    ['leaves the default', "param p string = 'x'", 'null', 'x'],
    ['stays null if it may be', 'param p string?', 'null', null],
    [
      'leaves the default where it is null',
      "param p string = 'x'",
      "flag ? 'y' : null",
      { '⟨parameter flag⟩=true': 'y', '⟨parameter flag⟩=false': 'x' },
    ],
    ['gives no value where there is no default', 'param p string', 'null', '<⟨parameter m/p⟩>'],
  ])('%s', (_, declaration, given, expected) => {
    expect(module(declaration, given)).toEqual(expected);
  });
});

describe('a secure parameter', () => {
  it.each([
    ['by its decorator', '@secure()\nparam p string', true],
    ['by its decorator with a namespace', '@sys.secure()\nparam p string', true],
    ['by its type', '@secure()\ntype t = string\nparam p t', true],
    ['by an imported type', "import { password } from 'lib.bicep'\nparam p password", true],
    ['by an imported type of another name', "import { password as word } from 'lib.bicep'\nparam p word?", true],
    ['by a type of a wildcard import', "import * as lib from 'lib.bicep'\nparam p lib.password", true],
    ['by a property of a type', "import { settings } from 'lib.bicep'\nparam p settings.key", true],
    ['not by a plain property', "import { settings } from 'lib.bicep'\nparam p settings.names", false],
    ['not at all', 'param p string', false],
  ])('is known %s', (_, declaration, secure) => {
    const scan = scanOf(declaration);
    expect(scan.parameters.filter(({ name }) => name === 'p').map((each) => each.secure)).toEqual([secure]);
    const value = property(resourceAt(scan, 'vault').body, 'properties.value');
    expect(value.sensitive).toBe(secure ? true : undefined);
  });

  it('keeps what is made of it from being printed', () => {
    const scan = scanOf("@secure()\nparam p string = 'hunter2'", "'user=${p}'");
    expect(property(resourceAt(scan, 'vault').body, 'properties.value').sensitive).toBe(true);
  });
});

describe('what the scan says of parameters and outputs', () => {
  it('is each one in each context', () => {
    const scan = scanFiles({
      'main.bicep':
        "param p string = 'x'\nmodule m 'm.bicep' = { params: { p: p } }\n@secure()\noutput o string = m.outputs.o",
      'm.bicep': `param p ('a' | 'b')\n${vault()}\noutput o string = '\${p}!'`,
    });
    expect(
      scan.parameters.map((each) => ({
        at: textOf(each.at),
        type: each.type,
        module: each.module,
        value: show(each.value),
        default: each.default && textOf(each.default.at),
      })),
    ).toEqual([
      { at: 'p', type: 'string', module: '', value: 'x', default: "'x'" },
      { at: 'p', type: "'a' | 'b'", module: 'm', value: 'x', default: undefined },
    ]);
    expect(scan.outputs.map(({ name, secure, module, value }) => [name, secure, module, show(value)])).toEqual([
      ['o', true, '', 'x!'],
      ['o', false, 'm', 'x!'],
    ]);
  });
});

describe('imports', () => {
  it.each([
    ['a variable', "import { defaultSize } from 'lib.bicep'", 'defaultSize', 'small'],
    ['a variable by another name', "import { defaultSize as size } from 'lib.bicep'", 'size', 'small'],
    ['a variable of a wildcard', "import * as lib from 'lib.bicep'", 'lib.defaultSize', 'small'],
    ['a function', "import { shout } from 'lib.bicep'", "shout('hey')", 'HEY!'],
    ['a function of a wildcard', "import * as lib from 'lib.bicep'", "lib.shout('hey')", 'HEY!'],
  ])('bring in %s', (_, declaration, expression, expected) => {
    const scan = scanOf(declaration, expression);
    expect(show(property(resourceAt(scan, 'vault').body, 'properties.value'))).toBe(expected);
    expect(scan.diagnostics).toEqual([]);
  });

  it('of what is in a registry are unknown, and told once for each reference', () => {
    const types = "'br/public:avm/utl/types:1'";
    const scan = scanOf(
      `import { x } from ${types}\nimport { f } from ${types}\nimport * as o from 'br:o.azurecr.io/o:1'`,
      'x',
    );
    expect(show(property(resourceAt(scan, 'vault').body, 'properties.value'))).toBe('<⟨x of main.bicep⟩>');
    const told = scan.diagnostics.map(({ id, level, label, at }) => [id, level, label, at && textOf(at)]);
    expect(told).toEqual([
      ['import/missing', 'note', '`br/public:avm/utl/types:1` is not in the files', types],
      ['import/missing', 'note', '`br:o.azurecr.io/o:1` is not in the files', "'br:o.azurecr.io/o:1'"],
    ]);
  });

  it.each([
    ['of what is not exported', "import { hidden } from 'lib.bicep'", '`hidden` cannot be imported', 'hidden'],
    ['of what is not there', "import { nothing } from 'lib.bicep'", '`nothing` cannot be imported', 'nothing'],
    ['of a missing file', "import { x } from 'gone.bicep'", 'The file to import from cannot be read', "'gone.bicep'"],
    [
      'of the file itself',
      "import * as me from 'main.bicep'",
      'Files import from each other in a circle',
      "'main.bicep'",
    ],
  ])('are told: those %s', (_, declaration, title, at) => {
    const scan = scanOf(declaration, '1');
    expect(scan.diagnostics.map((each) => [each.title, each.at && textOf(each.at)])).toEqual([[title, at]]);
  });

  it('of two files from each other end in what they can give', () => {
    const scan = scanFiles({
      'main.bicep': `import { a } from 'a.bicep'\n${vault('value: a')}`,
      'a.bicep': "import { b } from 'b.bicep'\n@export()\nvar a = '${b}a'",
      'b.bicep': "import { a } from 'a.bicep'\n@export()\nvar b = '${a}b'",
    });
    expect(scan.diagnostics.map((each) => each.id)).toEqual(['import/circular']);
    expect(property(resourceAt(scan, 'vault').body, 'properties.value').kind).toBe('unknown');
  });

  it('are found for a function that a function calls', () => {
    const scan = scanFiles({
      'main.bicep': `import { twice } from 'lib.bicep'\n${vault("value: twice('x')")}`,
      'lib.bicep': "func once(t string) string => '${t}.'\n@export()\nfunc twice(t string) string => once(once(t))",
    });
    expect(show(property(resourceAt(scan, 'vault').body, 'properties.value'))).toBe('x..');
  });

  it('bound functions that call themselves', () => {
    const scan = scanOf('func f(n int) int => f(n + 1)', 'f(1)');
    expect(property(resourceAt(scan, 'vault').body, 'properties.value').kind).toBe('unknown');
  });
});
