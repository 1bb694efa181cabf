import { describe, expect, it } from 'vitest';
import { parse, wrongSpans } from './outline.js';

const many = 100_000;

/** Generous for a busy machine; what takes quadratic time takes minutes. */
const seconds = 10;

function measured(text: string): { problems: number; statements: number; seconds: number } {
  const start = performance.now();
  const file = parse(text);
  const took = (performance.now() - start) / 1000;
  expect(wrongSpans(file)).toEqual([]);
  return { problems: file.problems.length, statements: file.statements.length, seconds: took };
}

const openings = [
  '[',
  '{',
  '(',
  '{a:',
  '[{',
  'f(',
  'a.f(',
  'a[',
  'a[?',
  '!',
  '-',
  '- 1 +',
  'a ? ',
  'a ? b : ',
  'x => ',
  '(x) => ',
  '[for x in ',
  "'${",
  "$'''${",
  '...',
  'if (',
];

describe('hostile text', () => {
  it.each(openings)('is read in bounded depth and linear time: 100,000 times %s', (opening) => {
    const read = measured(`var a = ${opening.repeat(many)}\nvar b = 1`);
    expect(read.problems).toBeGreaterThan(0);
    expect(read.problems).toBeLessThan(5);
    expect(read.seconds).toBeLessThan(seconds);
  });

  it.each(openings)('ends nothing but its own line: %s on 5,000 lines', (opening) => {
    const read = measured(`var a = ${opening}\n`.repeat(5_000));
    expect(read.statements).toBe(5_000);
    expect(read.problems).toBe(100);
    expect(read.seconds).toBeLessThan(seconds);
  });

  it.each([
    ['type x = ', '('],
    ['type x = ', '['],
    ['type x = ', '{a:'],
    ['type x = ', "'a' | ("],
    ['', "resource a 'b' = {\n"],
    ['', '@a('],
    ['', '@'],
    ['', '}'],
    ['', ')'],
    ['', 'var '],
    ['', "'"],
    ['', "'''"],
    ['', '/*'],
    ['', '#'],
    ['', '\\'],
    ['', '"'],
    ['', '\u0000'],
    ['', '\ud800'],
  ])('is read in bounded depth and linear time: %j, then 100,000 times %j', (start, opening) => {
    const read = measured(start + opening.repeat(many));
    expect(read.problems).toBeLessThanOrEqual(100);
    expect(read.seconds).toBeLessThan(seconds);
  });

  it.each([
    ['1', '+1'],
    ['1', ' && 1'],
    ['a', '.b'],
    ['a', '[0]'],
    ['a', '!'],
    ['a', '.b()'],
    ['a', '::b'],
  ])('limits the height of the tree of a long chain: %s and 100,000 times %s', (first, link) => {
    const { problems, statements } = parse(`var a = ${first}${link.repeat(many)}\nvar b = 1`);
    expect(problems.map(({ title, label }) => [title, label])).toEqual([
      ['The expression is too deep', 'expected at most 200 levels'],
    ]);
    expect(statements).toHaveLength(2);
    expect(heightOf(statements)).toBeLessThan(500);
  });

  it.each(['[]', '?', '.b', '!'])('limits the height of the tree of a long type: 100,000 times %s', (link) => {
    const file = parse(`type a = b${link === '?' ? ' ?'.repeat(many) : link.repeat(many)}\nvar b = 1`);
    expect(file.problems.map(({ title }) => title)).toEqual(['The expression is too deep']);
    expect(heightOf(file.statements)).toBeLessThan(500);
  });

  it('limits the height also where chains lie within chains', () => {
    let text = 'a';
    for (let level = 0; level < 150; level++) text = `(${text}${' + b'.repeat(50)})`;
    const file = parse(`var a = ${text}`);
    expect(file.problems.length).toBeGreaterThan(0);
    expect(heightOf(file.statements)).toBeLessThan(500);
  });

  it('takes what is deep but not too deep', () => {
    const deep = `var a = ${'['.repeat(190)}${']'.repeat(190)}`;
    expect(parse(deep).problems).toEqual([]);
    expect(parse(`var a = 1${' + 1'.repeat(190)}`).problems).toEqual([]);
  });

  it('is read when it is binary', () => {
    let bytes = '';
    for (let at = 0; at < 200_000; at++) bytes += String.fromCharCode((at * 2_654_435_761) >>> 24);
    const { problems, seconds: took } = measured(bytes);
    expect(problems).toBe(100);
    expect(took).toBeLessThan(seconds);
  });

  it('is read when it has 50 MB', () => {
    const said = 'what it is for '.repeat(30);
    const module = `@description('${said}')\nparam p string = 'x\${a}y' // ${said}\nresource kv 'T@1' = {\n  name: p\n}\n\n`;
    const times = Math.ceil(50e6 / module.length);
    const file = parse(module.repeat(times));
    expect(file.problems).toEqual([]);
    expect(file.statements).toHaveLength(2 * times);
  });

  it.each([
    ['one line', 'x'],
    ['new lines', '\n'],
    ['spaces', ' '],
    ['comments', '//a\n'],
    ['quotes', "'"],
    ['lines of junk', '#\n'],
  ])('is read when it has 2 MB of %s', (_, piece) => {
    const start = performance.now();
    expect(parse(piece.repeat(2e6 / piece.length)).statements).toEqual([]);
    expect((performance.now() - start) / 1000).toBeLessThan(seconds);
  });
});

function heightOf(root: object): number {
  let highest = 0;
  const todo: { node: object; height: number }[] = [{ node: root, height: 0 }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    highest = Math.max(highest, next.height);
    for (const [key, child] of Object.entries(next.node) as [string, unknown][]) {
      if (key === 'source' || typeof child !== 'object' || child === null) continue;
      todo.push({ node: child, height: next.height + 1 });
    }
  }
  return highest;
}
