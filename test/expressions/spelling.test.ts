import { describe, expect, it } from 'vitest';
import { setWithoutCase, spellingOf } from '../../src/expressions/spelling.js';
import { scalar } from '../../src/expressions/values.js';
import type { Value } from '../../src/model/value.js';
import { elsewhere } from './evaluating.js';

const value = (n: number): Value => scalar(n, elsewhere);
const object = (size: number): Map<string, Value> =>
  new Map(Array.from({ length: size }, (_, i) => [`Name${i}`, value(i)]));

describe.each([3, 100])('in an object of %d properties', (size) => {
  it('a name is found whatever its case, and as it is spelled', () => {
    const entries = object(size);
    expect(spellingOf(entries, 'Name1')).toBe('Name1');
    expect(spellingOf(entries, 'nAME1')).toBe('Name1');
    expect(spellingOf(entries, 'name')).toBeUndefined();
  });

  it('the exact spelling counts more than one that comes first', () => {
    const entries = object(size).set('name1', value(-1));
    expect(spellingOf(entries, 'name1')).toBe('name1');
    expect(spellingOf(entries, 'NAME1')).toBe('Name1');
  });

  it('a name that differs only in case is set where it is, and another is added', () => {
    const entries = object(size);
    setWithoutCase(entries, 'NAME2', value(7));
    setWithoutCase(entries, 'More', value(8));
    setWithoutCase(entries, 'more', value(9));
    expect(entries.size).toBe(size + 1);
    expect(entries.get('Name2')).toEqual(value(7));
    expect(entries.get('More')).toEqual(value(9));
  });

  it('what was added past it is found too', () => {
    const entries = object(size);
    expect(spellingOf(entries, 'LATE')).toBeUndefined();
    entries.set('Late', value(1));
    expect(spellingOf(entries, 'LATE')).toBe('Late');
  });
});
