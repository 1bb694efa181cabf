import { describe, expect, it } from 'vitest';
import type { Expression } from '../../../../src/expressions/tree.js';
import { partsOf } from '../../../../src/expressions/parts.js';
import type { HclBody, HclFile } from '../../../../src/scanners/terraform/hcl/file.js';
import { parse } from './reading.js';

const many = 20_000;

/** Generous for a busy machine; what takes quadratic time takes minutes. */
const seconds = 20;

function measured(text: string): HclFile {
  const start = performance.now();
  const file = parse(text);
  expect((performance.now() - start) / 1000).toBeLessThan(seconds);
  expect(depthOf(file.body)).toBeLessThanOrEqual(450);
  return file;
}

/** How deep the stack of somebody would be who walks all of a body. */
function depthOf(body: HclBody): number {
  let deepest = 0;
  const waiting: (readonly [HclBody | Expression, number])[] = [[body, 1]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [node, depth] = next;
    deepest = Math.max(deepest, depth);
    const inside = 'kind' in node ? partsOf(node) : partsOfBody(node);
    for (const each of inside) waiting.push([each, depth + 1]);
  }
  return deepest;
}

const partsOfBody = ({ attributes, blocks }: HclBody): readonly (HclBody | Expression)[] => [
  ...attributes.map(({ value }) => value),
  ...blocks.map((block) => block.body),
];

describe('hostile text is read in bounded depth and linear time', () => {
  it.each([
    ...['{', '[', '(', '"', '"${', '"%{ if a }', '<<EOT\n', '!', 'f(', 'a ? b : ', '[for a in b : ', ', ', '= '],
    ...['/*', '\\', '.', '\0', '"\n'],
  ])('a value of many %j', (opening) => {
    const file = measured(`x = ${opening.repeat(many)}`);
    expect(file.problems.length).toBeGreaterThan(0);
    expect(file.problems.length).toBeLessThanOrEqual(100);
  });

  it.each(['a {\n', 'a "b" {\n', 'a = [\n', 'a = "\n', '}\n', '@ ] } ) = " ${ ', ': ', 'a ', 'a = <<B\n'])(
    'a file of many %j',
    (line) => {
      const file = measured(line.repeat(many));
      expect(file.problems.length).toBeGreaterThan(0);
      expect(file.problems.length).toBeLessThanOrEqual(100);
    },
  );

  it.each([
    ['sums', `1${' + 1'.repeat(many)}`],
    ['members', `a${'.b'.repeat(many)}`],
    ['indexes', `a${'[0]'.repeat(many)}`],
    ['splats', `a${'[*].b'.repeat(many)}`],
    ['members at every level', `${'f('.repeat(150)}a${'.b'.repeat(150)}${').c'.repeat(150)}`],
    ['conditionals', `${'a ? b : '.repeat(many)}c`],
    ['parentheses', `${'('.repeat(many)}a${')'.repeat(many)}`],
    ['directives', `"${'%{ if a }'.repeat(1000)}${'%{ endif }'.repeat(1000)}"`],
  ])('a value that is nested too deep: %s', (_, value) => {
    const file = measured(`x = ${value}\ny = 1\n`);
    expect(file.problems[0]?.title).toBe('It is nested too deep');
    expect(file.body.attributes.map(({ name }) => name.text)).toEqual(['x', 'y']);
  });

  it('blocks that are nested too deep', () => {
    const file = measured(`${'a {\n'.repeat(1000)}${'}\n'.repeat(1000)}b = 1\n`);
    expect(file.problems[0]?.title).toBe('It is nested too deep');
    expect(file.body.attributes.map(({ name }) => name.text)).toEqual(['b']);
  });

  it('a file that is too long is not read', () => {
    const file = measured(`x = "${'y'.repeat(1_000_000)}"`);
    expect(file.problems).toMatchObject([{ title: 'The file is too long to be read', incomplete: true }]);
  });

  it.each([
    ['items', `x = [${'{ a = "b" },\n'.repeat(many)}]`],
    ['a long string', `x = "${'y'.repeat(200_000)}"`],
    ['lone surrogates', `x = "${'\ud800'.repeat(many)}"`],
  ])('many %s are no problem', (_, text) => {
    expect(measured(text).problems.map(({ title }) => title)).toEqual([]);
  });

  it('leaves no memory behind', () => {
    const text = 'resource "a" "b" {\n  c = [for d in e : { f = "${d}-g" }]\n}\n'.repeat(20);
    for (let i = 0; i < 50; i++) parse(text);
    const before = process.memoryUsage().rss;
    for (let i = 0; i < 1000; i++) parse(text);
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });
});
