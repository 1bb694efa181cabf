import { describe, expect, it } from 'vitest';
import { called, shown } from './calling.js';

// What `terraform console` of 1.11 gives; `error` where it refuses.
describe('hashes', () => {
  it.each([
    ['sha1', ['hello world'], '2aae6c35c94fcfb415dbe95f408b9ce91ee846ed'],
    ['md5', ['é'], '66ddcd97cfdeabb2f6fb8a999b4bc76f'],
    ['md5', [true], 'b326b5062b2f0e69046810717534cb09'],
    ['md5', [null], 'error'],
    ['uuidv5', ['oid', 'x'], '8558d34a-d3c6-5881-a6e3-bf8f3e6110ea'],
    ['uuidv5', ['x500', 'x'], '456e503f-63e3-56c1-b807-4cd79bf8cc22'],
    ['uuidv5', ['bad', 'x'], 'error'],
    ['uuidv5', ['DNS', 'x'], 'error'],
  ] as const)('%s of %j is %j', (name, args, expected) => {
    expect(shown(called(name, args))).toEqual(expected);
  });
});
