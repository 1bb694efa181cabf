import { expect, test } from 'vitest';
import { find } from '../../../src/estate/read.js';
import { scanOf } from './scan-of.js';

/** What `value` is in a configuration with `locals`: its value or why it is unknown, and the names that it came by. */
function localOf(locals: string, value: string) {
  const text = `${locals}
resource "azurerm_key_vault" "main" {
  name                = "kv"
  resource_group_name = "rg"
  tenant_id           = ${value}
}`;
  const { resources } = scanOf({ 'main.tf': text });
  const [found] = resources.flatMap((each) => find(each, 'properties.tenantId'));
  if (found === undefined || !('value' in found.is)) return undefined;
  const { value: is } = found.is;
  const told = is.kind === 'scalar' ? is.value : is.kind === 'unknown' ? is.because : is.kind;
  return { told, trail: is.trail.map(({ name }) => name) };
}

test.each([
  ['a part', '{ x = "1", y = local.a }', '1'],
  ['a part beside one that asks for itself', '{ x = "1", y = local.o.y }', '1'],
  ['a part of a part', '{ x = { z = "1" }.z }', '1'],
  ['a part that needs another', '{ x = local.o.y, y = "1" }', 'local `o` refers to itself'],
  ['a part that needs the whole', '{ x = length(local.o) }', 'local `o` refers to itself'],
  ['a part that is not there', '{ y = "1" }', 'the object has no property `x`'],
  ['a part of another case', '{ X = "1" }', 'the object has no property `x`'],
  ['a part with a computed name', '{ (local.name) = "1" }', '1'],
  ['a part given twice', '{ x = "0", x = "1" }', '1'],
  ['a part of what is no object', '"x"', '`x` is asked of a string'],
  ['a part of what is made', 'merge({ x = "0" }, { x = "1" })', '1'],
])('%s of a local', (_, object, told) => {
  expect(localOf(`locals {\n  name = "x"\n  o = ${object}\n}`, 'local.o.x')?.told).toBe(told);
});

test('a part of a local has come the same way as by the whole', () => {
  const locals = 'locals {\n  name = "n"\n  o = { x = local.name }\n}';
  expect(localOf(locals, 'local.o.x')).toEqual(localOf(locals, 'local.o["x"]'));
  expect(localOf(locals, 'local.o.x')?.trail).toEqual(['local.o', 'local.name']);
});

test('a name in a loop hides the locals', () => {
  expect(localOf('locals { o = { x = "1" } }', '[for local in [{ o = { x = "2" } }] : local.o.x][0]')?.told).toBe('2');
});

test('a problem in what is looked at before the rest of its block is told once', () => {
  const { diagnostics } = scanOf({
    'main.tf': 'resource "azurerm_key_vault" "main" {\n  count = = 1\n  name = "kv"\n}\n',
  });
  expect(diagnostics).toMatchObject([{ id: 'syntax/hcl', title: 'Unexpected `=`' }]);
});
