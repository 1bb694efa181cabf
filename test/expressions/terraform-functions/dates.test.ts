import { describe, expect, it } from 'vitest';
import { called, shown } from './calling.js';

// What `terraform console` of 1.11 gives; `error` where it refuses.
describe('functions of times', () => {
  it.each([
    [
      'formatdate',
      ['YY M D EEE EEEE MMMM m mm s ss H HH h hh aa AA', '2018-01-02T03:04:05Z'],
      '18 1 2 Tue Tuesday January 4 04 5 05 3 03 3 03 am AM',
    ],
    ['formatdate', ['Z ZZZ ZZZZ ZZZZZ', '2018-01-02T03:04:05+05:30'], '+05:30 +0530 +0530 +05:30'],
    ['formatdate', ['Z ZZZ ZZZZ ZZZZZ', '2018-01-02T03:04:05Z'], 'Z UTC +0000 +00:00'],
    ['formatdate', ['Z ZZZ', '2018-01-02T03:04:05+00:00'], 'Z UTC'],
    ['formatdate', ['YYY', '2018-01-02T03:04:05Z'], 'error'],
    ['formatdate', ["''x", '2018-01-02T03:04:05Z'], 'error'],
    ['formatdate', ["'x''y'", '2018-01-02T03:04:05Z'], "x'y"],
    ['formatdate', ["'x", '2018-01-02T03:04:05Z'], 'error'],
    ['formatdate', ['QQ', '2018-01-02T03:04:05Z'], 'error'],
    ['formatdate', ['YYYY', '2018-01-02'], 'error'],
    ['formatdate', ['YYYY', '2018-13-02T03:04:05Z'], 'error'],
    ['formatdate', ['YYYY', '2018-02-30T03:04:05Z'], 'error'],
    ['formatdate', ['H hh AA', '2018-01-02T00:04:05Z'], '12 00 AM'],
    ['formatdate', ['HH', '2018-01-02T13:04:05Z'], '01'],
    ['formatdate', ['ss', '2018-01-02T03:04:05.999Z'], '05'],
    ['formatdate', ['YYYY', '2018-01-02 03:04:05Z'], 'error'],
    ['timeadd', ['2017-11-22T00:00:00Z', '1.5h'], '2017-11-22T01:30:00Z'],
    ['timeadd', ['2017-11-22T00:00:00+02:00', '1h'], '2017-11-22T01:00:00+02:00'],
    ['timeadd', ['2017-11-22T00:00:00.5Z', '1h'], '2017-11-22T01:00:00Z'],
    ['timeadd', ['2017-11-22T00:00:00Z', '500ms'], '2017-11-22T00:00:00Z'],
    ['timeadd', ['2017-11-22T00:00:00Z', '1d'], 'error'],
    ['timeadd', ['2017-11-22T00:00:00Z', '0'], '2017-11-22T00:00:00Z'],
    ['timeadd', ['2017-11-22T00:00:00Z', '+1h'], '2017-11-22T01:00:00Z'],
    ['timeadd', ['2017-11-22T00:00:00Z', ''], 'error'],
    ['timecmp', ['x', 'y'], 'error'],
    ['timecmp', ['2017-11-22T00:00:00Z', '2017-11-22T00:00:00.1Z'], -1],
  ] as const)('%s of %j is %j', (name, args, expected) => {
    expect(shown(called(name, args))).toEqual(expected);
  });
});
