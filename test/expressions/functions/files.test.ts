import { describe, expect, it } from 'vitest';
import { dataOf, evaluated, type World } from '../evaluating.js';

const bytesOf: Readonly<Record<string, Uint8Array>> = {
  'a.txt': Buffer.from('Grüße'),
  'marked.txt': Buffer.from('\uFEFFtext'),
  'latin.txt': Buffer.from('é', 'latin1'),
  'wide.txt': Buffer.from('wide', 'utf16le'),
  'big.txt': Buffer.from('wide', 'utf16le').swap16(),
  'a.json': Buffer.from('{ "a": { "b": [1, 2, { "c": "x" }] }, // why\n "d e": null }'),
  'bad.json': Buffer.from('{'),
  'a.yaml': Buffer.from('a:\n  - 1\n  - b: two\nday: 2024-01-01\n'),
  'loop.yaml': Buffer.from('&a [*a, *a]'),
  'bomb.yaml': Buffer.from(
    Array.from(
      { length: 20 },
      (_, i) =>
        `a${i}: &a${i} [${Array(9)
          .fill(i === 0 ? 'x' : `*a${i - 1}`)
          .join(', ')}]`,
    ).join('\n'),
  ),
};

const world: World = {
  files: {
    read(path) {
      const bytes = bytesOf[path];
      return bytes === undefined ? { problem: 'it does not exist' } : { bytes };
    },
    list: (path, pattern) =>
      [`${path}/b.JSON`, `${path}/A.txt`].filter((file) => pattern === undefined || file.endsWith(pattern)),
  },
};

describe('functions of files', () => {
  it.each([
    ["loadTextContent('a.txt')", 'Grüße'],
    ["loadTextContent('marked.txt')", 'text'],
    ["loadTextContent('latin.txt', 'iso-8859-1')", 'é'],
    ["loadTextContent('wide.txt', 'utf-16')", 'wide'],
    ["loadTextContent('big.txt', 'utf-16BE')", 'wide'],
    ["loadFileAsBase64('latin.txt')", '6Q=='],
    ["loadJsonContent('a.json')", { a: { b: [1, 2, { c: 'x' }] }, 'd e': null }],
    ["loadJsonContent('a.json', 'a.b[2].c')", 'x'],
    ["loadJsonContent('a.json', '$.a.b[-1].c')", 'x'],
    ["loadJsonContent('a.json', '$[\\'d e\\']')", null],
    ["loadJsonContent('a.json', '.a.b[*]')", [1, 2, { c: 'x' }]],
    ["loadJsonContent('a.json', '$')", { a: { b: [1, 2, { c: 'x' }] }, 'd e': null }],
    ["loadYamlContent('a.yaml')", { a: [1, { b: 'two' }], day: '2024-01-01' }],
    ["loadYamlContent('a.yaml', 'a[1].b')", 'two'],
    [
      "loadDirectoryFileInfo('data')",
      [
        { relativePath: 'data/A.txt', baseName: 'A.txt', extension: '.txt' },
        { relativePath: 'data/b.JSON', baseName: 'b.JSON', extension: '.JSON' },
      ],
    ],
    ["map(loadDirectoryFileInfo('data', '.txt'), f => f.baseName)", ['A.txt']],
  ])('%s', (text, expected) => {
    expect(dataOf(text, world)).toEqual(expected);
  });

  it.each([
    ["loadTextContent('none.txt')", 'cannot read `none.txt`: it does not exist'],
    ["loadTextContent('a.txt', 'ebcdic')", '`ebcdic` is not an encoding that is understood'],
    ["loadJsonContent('bad.json')", 'the file is not JSON'],
    ["loadJsonContent('a.json', 'x.y')", 'the path `x.y` leads nowhere in the file'],
    ["loadJsonContent('a.json', '$..b')", 'the path `$..b` is of a kind that is not understood'],
    ["loadJsonContent('a.json', '$.a[?(@.b)]')", 'the path `$.a[?(@.b)]` is of a kind that is not understood'],
    ["loadYamlContent('loop.yaml')", 'the file is not YAML'],
    ["loadYamlContent('bomb.yaml')", 'the file is not YAML'],
  ])('%s is unknown', (text, because) => {
    expect(evaluated(text, world)).toMatchObject({ kind: 'unknown', because });
  });

  it('tells of the file in the trail', () => {
    expect(evaluated("loadJsonContent('a.json').a.b[0]", world).trail).toMatchObject([
      { kind: 'file', name: 'a.json' },
    ]);
  });
});
