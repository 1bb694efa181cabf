import { describe, expect, test } from 'vitest';
import { bareVault as purgeable } from '../memory-world.js';
import { scanned, verdictsOf } from './scanned.js';
import { looped, many, tower, vaultWith } from './templates.js';

const fails = 'fail: purge protection is turned off here';
const tooManySteps = 'unknown: evaluating it takes more steps than the limit';
const tooLarge = 'unknown: it has more than 300,000 parts';
const tooLong = 'unknown: the text is longer than 1,000,000 characters';
const tooDeep = 'unknown: the expression is more than 200 levels deep';
const tooManyItems = 'unknown: the array has more than 10,000 items';

const text = "var text = padLeft('a', 1000000, 'a')";
const two = (before: string): string => `[${before}, ${before}]`;
const twice = (before: string): string => `{ a: ${before}, b: ${before} }`;
const twins = `${tower(60, '{ a: 1 }', twice)}\n${tower(60, '{ a: 1 }', twice, 'y')}`;

describe('what has no end in sight is unknown, and says why', () => {
  test.each<[string, string, string, string]>([
    ['a long range', 'contains(range(0, 1000000), 5)', '', tooManyItems],
    ['ranges in ranges', 'empty(map(range(0, 9999), x => map(range(0, 9999), y => x)))', '', tooLarge],
    [
      'loops in loops',
      "string(x) == ''",
      'var x = [for a in range(0, 9999): [for b in range(0, 9999): [for c in range(0, 9999): c]]]',
      tooLarge,
    ],
    [
      'lambdas in lambdas',
      `${many(12, (i) => `map(range(0, 10), x${i} => `, '')}x1${')'.repeat(12)} == 1`,
      '',
      tooLarge,
    ],
    ['text that doubles', "x60 == ''", tower(60, "'ab'", (x) => `concat(${x}, ${x})`), tooLong],
    ['text that doubles by interpolation', "x60 == ''", tower(60, "'ab'", (x) => `'\${${x}}\${${x}}'`), tooLong],
    ['arrays that double', 'empty(x60)', tower(60, '[1, 2]', (x) => `concat(${x}, ${x})`), tooManyItems],
    ['arrays that double by spreading', 'empty(x60)', tower(60, '[1, 2]', (x) => `[...${x}, ...${x}]`), tooLarge],
    ['arrays of the array before, as text', "string(x60) == ''", tower(60, '[1, 2]', two), tooLarge],
    ['arrays of the array before, in text', "'${x60}' == ''", tower(60, '[1, 2]', two), tooLarge],
    [
      'arrays of the array before, compared',
      'x60 == y60',
      `${tower(60, '[1]', two)}\n${tower(60, '[1]', two, 'y')}`,
      tooLarge,
    ],
    ['objects of the object before, compared', 'x60 == y60', twins, tooLarge],
    ['objects of the object before, as JSON', "json(string(x60)) == ''", twins, tooLarge],
    [
      'large objects, compared again and again',
      'length(filter(range(0, 9999), i => x16 == y16)) > 9',
      twins,
      tooManySteps,
    ],
    [
      'large texts, searched again and again',
      "empty(filter(range(0, 9999), i => contains(text, '${i}b')))",
      text,
      tooManySteps,
    ],
    [
      'large texts, hashed again and again',
      "string(map(range(0, 9999), i => uniqueString(text, string(i)))) == ''",
      text,
      tooManySteps,
    ],
    ['large texts, kept', 'empty(map(range(0, 9999), i => toUpper(text)))', text, tooLarge],
    ['padding', "padLeft('a', 2000000000) == ''", '', tooLong],
    ['replacing', "x5 == ''", tower(5, "padLeft('a', 1000, 'a')", (x) => `replace(${x}, 'a', ${x})`), tooLong],
    ['joining', "join(range(0, 9999), text) == ''", text, tooLong],
    ['formatting', "format(replace(padLeft('', 99999), ' ', '{0,9999}'), 'x') == ''", '', tooLong],
    ['splitting', "empty(map(range(0, 9999), i => split(x, 'a')))", "var x = padLeft('a', 9999, 'a')", tooLarge],
    [
      'splitting at many delimiters',
      "empty(split(text, map(range(0, 9999), i => 'aaaaaa${i}')))",
      text,
      'unknown: splitting it takes more steps than the limit',
    ],
    [
      'comparing all with all',
      'length(union(map(range(0, 9999), i => { a: i }), map(range(0, 9999), i => { a: i }))) > 9',
      '',
      'unknown: comparing its items takes more steps than the limit',
    ],
    [
      'objects that grow',
      "length(reduce(range(0, 9999), {}, (all, i) => union(all, { 'k${i}': i }))) > 9",
      '',
      'unknown: reducing it takes more steps than the limit',
    ],
    [
      'objects that grow by spreading',
      "length(reduce(range(0, 9999), {}, (all, i) => { ...all, 'k${i}': i })) > 9",
      '',
      'unknown: reducing it takes more steps than the limit',
    ],
    [
      'objects of many items',
      'empty(map(range(0, 9999), i => toObject(range(0, 9999), x => string(x))))',
      '',
      tooLarge,
    ],
    ['a function that calls itself twice', 'f(1) == 1', 'func f(x int) int => f(x + 1) + f(x + 2)', tooDeep],
    ['a function whose text doubles', "f('a') == ''", "func f(x string) string => f('${x}${x}')", tooDeep],
    ['5,000 variables, each the one before', 'x5000', tower(5000, 'true', (x) => x), tooDeep],
    ['5,000 variables, asked from the first', 'x0', many(5000, (i) => `var x${i} = x${i + 1}`), tooDeep],
  ])('%s', async (_, expression, before, verdict) => {
    const report = await scanned({ 'a.bicep': vaultWith(expression, before) });
    expect(verdictsOf(report)).toEqual([verdict]);
  });
});

describe('what depends on many parameters is unknown, or known all the same', () => {
  const parameters = many(20, (i) => `param p${i} bool`);

  test.each<[string, string, string]>([
    ['counted', `${many(20, (i) => `(p${i} ? 1 : 0)`, ' + ')} > 5`, 'unknown: it has more than 16 possible values'],
    ['as text', `'${many(20, (i) => `\${p${i}}`, '')}' == ''`, 'unknown: it has more than 16 possible values'],
    [
      'as properties',
      `{ ${many(20, (i) => `...(p${i} ? { a${i}: 1 } : {})`)} } == {}`,
      'unknown: it has more than 16 possible values',
    ],
    ['as large properties', `[${many(20, (i) => `p${i} ? x16 : y16`)}] == []`, tooLarge],
    ['of which none matters', `${many(20, (i) => `p${i}`, ' && ')} && false`, fails],
  ])('%s', async (_, expression, verdict) => {
    expect(verdictsOf(await scanned({ 'a.bicep': vaultWith(expression, `${parameters}\n${twins}`) }))).toEqual([
      verdict,
    ]);
  });

  test('all at once: fails under some', async () => {
    const [verdict] = verdictsOf(
      await scanned({
        'a.bicep': vaultWith(
          many(20, (i) => `p${i}`, ' && '),
          parameters,
        ),
      }),
    );
    expect(verdict).toMatch(/^unknown: fails when parameter `p\d+` is/);
  });

  test('200 vaults under 200 conditions', async () => {
    const conditional = (i: number): string =>
      purgeable(`kv${i}`)
        .replace('resource vault', `resource vault${i}`)
        .replace('= {', `= if (${many(8, (j) => `c${(i + j) % 200}`, ' || ')}) {`);
    const report = await scanned({ 'a.bicep': `${many(200, (i) => `param c${i} bool`)}\n${many(200, conditional)}\n` });
    expect(verdictsOf(report)).toEqual(Array.from({ length: 200 }, () => fails));
  });
});

describe('large values in many places', () => {
  const tagged = (vault: string, tags: string): string =>
    vault.replace("location: 'westeurope'", `location: 'westeurope'\n  tags: ${tags}`);
  const large = tower(16, '{ a: 1 }', twice);
  const here = purgeable('kv${i}');

  test.each<[string, Record<string, string>]>([
    ['bodies', { 'a.bicep': `${large}\n${looped('range(0, 5000)', tagged(here, 'x16'))}` }],
    [
      'bodies under a condition',
      {
        'a.bicep': `param c bool\n${large}\n${looped('range(0, 5000)', tagged(here, 'x16')).replace(': {', ': if (c) {')}`,
      },
    ],
    ['bodies with long texts', { 'a.bicep': `${text}\n${looped('range(0, 5000)', tagged(here, 'text'))}` }],
    ['names', { 'a.bicep': `${text}\n${looped('range(0, 5000)', purgeable('${text}${i}'))}` }],
    [
      'secure parameters',
      { 'a.bicep': `${large}\n${many(1000, (i) => `@secure()\nparam p${i} object = x16`)}\n${purgeable()}` },
    ],
    ['outputs', { 'a.bicep': `${large}\n${many(1000, (i) => `output password${i} object = x16`)}\n${purgeable()}` }],
    [
      'arguments',
      {
        'a.bicep': `param c bool\n${large}\nmodule m 'm.bicep' = [for i in range(0, 2000): if (c) { params: { o: x16 } }]\n${purgeable()}`,
        'm.bicep': vaultWith('o.a.a.a', 'param o object\n@secure()\nparam password string'),
      },
    ],
  ])('%s', async (_, files) => {
    const report = await scanned(files);
    expect(verdictsOf(report).filter((each) => each === fails || each.startsWith('unknown: '))).not.toEqual([]);
  });
});

describe('types without end', () => {
  test.each<[string, string]>([
    ['that double', `${many(40, (i) => `type t${i} = t${i + 1} | t${i + 1}`)}\ntype t40 = 'a' | 'b'\nparam p t0`],
    [
      'of objects that double',
      `${many(40, (i) => `type t${i} = { a: t${i + 1}, b: t${i + 1} }`)}\n@secure()\ntype t40 = string\nparam p t0`,
    ],
    [
      'of tuples that double',
      `${many(40, (i) => `type t${i} = [t${i + 1}, t${i + 1}]`)}\n@secure()\ntype t40 = string\nparam p t0`,
    ],
    [
      'of members that double',
      `${many(40, (i) => `type t${i} = t${i + 1}.a | t${i + 1}.a`)}\ntype t40 = { a: t0 }\nparam p t0`,
    ],
    [
      'that name themselves',
      'type t = t\nparam p t\ntype u = { a: u? }\nparam q u\ntype v = v[]\nparam r v\ntype w = w.a | w[*]\nparam s w',
    ],
  ])('%s', async (_, before) => {
    expect(verdictsOf(await scanned({ 'a.bicep': vaultWith('p == p ? false : false', before) }))).toEqual([fails]);
  });
});
