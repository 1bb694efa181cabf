import { MessageChannel } from 'node:worker_threads';
import { beforeAll, expect, test } from 'vitest';
import { Ahead } from '../../../../src/scanners/terraform/hcl/ahead.js';
import { loadGrammar } from '../../../../src/scanners/terraform/hcl/grammar.js';
import { readItems } from '../../../../src/scanners/terraform/hcl/items.js';
import { readFile } from '../../../../src/scanners/terraform/hcl/read-file.js';
import { readTree, type ReadTree } from '../../../../src/scanners/terraform/hcl/read-tree.js';

let read: ReadTree;

beforeAll(async () => {
  read = readTree(await loadGrammar());
});

const path = 'main.tf';
const text = `
locals { name = "kv-\${var.env}" }
resource "azurerm_key_vault" "main" {
  for_each = { for k, v in var.vaults : k => v if v.enabled }
  tags     = { a = [1, -2, { b = local.x.y[0].z }], "c" = <<-EOT
    %{ if each.value }text\${each.key}%{ endif }
    EOT
  }
}
broken {
`;

/** The file as it is read with what another thread has sent, and how many pieces had to be read here. */
function readWith(send: (port: MessageChannel['port2']) => void) {
  const { port1, port2 } = new MessageChannel();
  send(port2);
  let count = 0;
  const counting: ReadTree = (...args) => {
    count++;
    return read(...args);
  };
  const file = readItems({ path, language: 'terraform', text }, new Ahead(port1).reader(path, counting));
  file.readAll();
  const shown = shape(file.body);
  port1.close();
  return { shown, count, problems: file.problems.length };
}

/** Everything in a tree but the source. */
function shape(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(shape);
  if (typeof node !== 'object' || node === null) return node;
  // What is read later is no property of its own.
  const inside = 'body' in node ? { body: node.body } : 'value' in node ? { value: node.value } : {};
  const all = Object.entries({ ...node, ...inside });
  return Object.fromEntries(all.filter(([key]) => key !== 'source').map(([key, value]) => [key, shape(value)]));
}

test('what another thread has read is the same as what is read here', () => {
  const here = readWith(() => undefined);
  const ahead = readWith((port) => {
    port.postMessage(readFile({ path, text }, read));
  });
  expect(ahead.shown).toEqual(here.shown);
  expect(ahead.problems).toBe(here.problems);
  expect(JSON.stringify(ahead.shown)).toContain('comprehension');
  // What has problems is read here all the same.
  expect(here.count - ahead.count).toBe(2);
});

test('what comes for another file, or for another text at the same place, is not taken', () => {
  const here = readWith(() => undefined);
  const other = readWith((port) => {
    port.postMessage(readFile({ path: 'other.tf', text }, read));
    port.postMessage(readFile({ path, text: text.replace('kv-', 'kv-other-') }, read));
  });
  expect(other.shown).toEqual(here.shown);
});

test('a tree as deep as the grammar can read goes from one thread to another', () => {
  const deep = `a = ${'['.repeat(150)}1${']'.repeat(150)}\n`;
  const { port1, port2 } = new MessageChannel();
  port2.postMessage(readFile({ path, text: deep }, read));
  const nodes = new Ahead(port1).reader(path, () => ({ body: undefined, problem: 0 }))(deep, 0).body;
  port1.close();
  expect(nodes).toEqual(read(deep, 0).body);
});

test('a few files are not worth a thread', () => {
  expect(Ahead.of([{ path, text }])).toBeUndefined();
});
