import { describe, expect, it } from 'vitest';
import { spansOf } from '../bicep/parser/outline.js';
import { expressionOf } from './reading.js';

describe('places', () => {
  it.each([
    [
      `"[ concat( 'a', x('b').c[0] ) ]"`,
      [
        `call «concat( 'a', x('b').c[0] )»`,
        'name «concat»',
        `literal «'a'»`,
        `index «x('b').c[0]»`,
        `member «x('b').c»`,
        `call «x('b')»`,
        'name «x»',
        `literal «'b'»`,
        'name «c»',
        'literal «0»',
      ],
    ],
    [
      String.raw`"[f('\u0061\"\n', g(\t'\\'))]"`,
      [
        String.raw`call «f('\u0061\"\n', g(\t'\\'))»`,
        'name «f»',
        String.raw`literal «'\u0061\"\n'»`,
        String.raw`call «g(\t'\\')»`,
        'name «g»',
        String.raw`literal «'\\'»`,
      ],
    ],
    [String.raw`"[\u0066(1)]"`, [String.raw`call «\u0066(1)»`, String.raw`name «\u0066»`, 'literal «1»']],
    [`"[and(1, 2, 3)]"`, ['operation «and(1, 2, 3)»', 'operation «1, 2»', 'literal «1»', 'literal «2»', 'literal «3»']],
    [
      `"[tryGet(x(), 'a', 0)]"`,
      [
        `index «tryGet(x(), 'a', 0)»`,
        `member «tryGet(x(), 'a'»`,
        'call «x()»',
        'name «x»',
        `name «'a'»`,
        'literal «0»',
      ],
    ],
    ['"plain"', ['literal «"plain"»']],
    ['{"a": [1]}', ['object «{"a": [1]}»', 'property «"a": [1]»', 'literal «"a"»', 'list «[1]»', 'literal «1»']],
  ])('of %s', (json, spans) => {
    expect(spansOf(expressionOf(json))).toEqual(spans);
  });

  it('escapes are read', () => {
    expect(expressionOf(String.raw`"[f('\u0061\"\n', '\\ \/ it''s')]"`)).toMatchObject({
      args: [{ value: 'a"\n' }, { value: "\\ / it's" }],
    });
  });
});
