import { describe, expect, it } from 'vitest';
import { dataOf, evaluated } from '../evaluating.js';

describe('conversions, encodings and hashes', () => {
  it.each([
    ['int(123)', 123],
    ["int('-42')", -42],
    ["bool('TRUE')", true],
    ['bool(0)', false],
    ['json(\'{"a": [1, true, null, 1.5]}\')', { a: [1, true, null, 1.5] }],
    ['json(\'"x"\')', 'x'],
    ['json(\'{"a": 1, // why\\n}\')', { a: 1 }],
    ["base64(' Fizz ')", 'IEZpenog'],
    ["base64('é')", 'w6k='],
    ["base64ToString('IEZpenog')", ' Fizz '],
    ['base64ToJson(base64(\'{"hi": "there"}\')).hi', 'there'],
    ["dataUri(' Fizz ')", 'data:text/plain;charset=utf-8;base64,IEZpenog'],
    ['dataUri({ a: 1 })', 'data:application/json;charset=utf-8;base64,eyJhIjoxfQ=='],
    ["dataUriToString('data:text/plain;charset=utf-8;base64,IEZpenog')", ' Fizz '],
    ["dataUriToString('data:,a%20b')", 'a b'],
    ["uriComponent('UB*8h 0+=_)9h9n')", 'UB%2A8h%200%2B%3D_%299h9n'],
    ["uriComponentToString('%20%25%20')", ' % '],
    ["uriComponentToString('100%')", '100%'],
    ["uri('https://github.com', 'Azure/bicep')", 'https://github.com/Azure/bicep'],
    ["uri('https://github.com/another/repo', '/Azure/bicep')", 'https://github.com/Azure/bicep'],
    ["uri('http://contoso.org/firstpath', 'myscript.sh')", 'http://contoso.org/myscript.sh'],
    ["uri('http://contoso.org/firstpath/', 'myscript.sh')", 'http://contoso.org/firstpath/myscript.sh'],
    [
      "parseUri('https://contoso.com:8080/a/b?x=1')",
      { scheme: 'https', host: 'contoso.com', port: 8080, path: '/a/b', query: '?x=1' },
    ],
    [
      "buildUri({ scheme: 'https', host: 'contoso.com', port: 8080, path: 'a', query: 'x=1' })",
      'https://contoso.com:8080/a?x=1',
    ],
    ["guid('asdf')", '228d27cc-6fdb-5934-b7ac-1efccebade04'],
    ["guid('foo', 'bar', 'baz')", '2ed86837-7c7c-5eaa-9864-dd077fd19b0d'],
    ["uniqueString('asd', 'asdf', 'asdf')", 'iizpqit7ih3cc'],
    ["uniqueString('snap', 'crackle', 'pop')", 'byghxckddilkc'],
    ["any('foo')", 'foo'],
  ])('%s', (text, expected) => {
    expect(dataOf(text)).toEqual(expected);
  });

  it.each([
    ["int('1.5')", '`int` wants a whole number or the text of one'],
    ["int('9007199254740993')", 'the number is not one that `int` can give exactly'],
    ["bool('yes')", '`bool` wants true, false or a number'],
    ["json('{')", 'the text is not JSON, or is nested too deep'],
    ["base64ToString('%%%')", 'the text is not base 64'],
    ["dataUriToString('nothing')", 'the text is not a data URI'],
    ["uri('relative', 'x')", '`relative` is not an absolute URI'],
    ['uniqueString(1)', '`uniqueString` wants a string, not a number'],
    ['guid()', '`guid` wants at least 1 argument, not 0'],
    ['any()', '`any` wants 1 argument, not 0'],
  ])('%s has no result', (text, because) => {
    expect(evaluated(text)).toMatchObject({ kind: 'unknown', because });
  });
});

describe('dates', () => {
  it.each([
    ['dateTimeFromEpoch(1680224438)', '2023-03-31T01:00:38Z'],
    ["dateTimeAdd(dateTimeFromEpoch(1680224438), 'P1D')", '2023-04-01T01:00:38Z'],
    ['dateTimeToEpoch(dateTimeFromEpoch(1680224438))', 1680224438],
    ["dateTimeAdd('2023-01-01 00:00:00Z', 'P1Y')", '2024-01-01T00:00:00Z'],
    ["dateTimeAdd('2024-01-01 00:00:00Z', 'P1Y')", '2024-12-31T00:00:00Z'],
    ["dateTimeAdd('2023-02-01 00:00:00Z', 'P1M')", '2023-03-03T00:00:00Z'],
    ["dateTimeAdd('20200407T145314Z', '-P9D')", '2020-03-29T14:53:14Z'],
    ["dateTimeAdd('2020-04-07T14:53:14Z', 'PT1H30M5S')", '2020-04-07T16:23:19Z'],
    ["dateTimeAdd('2020-04-07T14:53:14+02:00', 'P1W')", '2020-04-14T12:53:14Z'],
    ["dateTimeAdd('2020-04-07T14:53:14.5Z', 'PT0.25S')", '2020-04-07T14:53:14.75Z'],
    ["dateTimeAdd('2020-04-07', 'P1D', 'd')", '4/8/2020'],
    ["dateTimeAdd('2020-04-07T14:53:14Z', 'PT0S', 'G')", '4/7/2020 2:53:14 PM'],
    ["dateTimeAdd('2020-04-07T14:53:14Z', 'PT0S', 'yyyy-MM-ddTHH:mm:ssZ')", '2020-04-07T14:53:14Z'],
    ["dateTimeAdd('2020-04-07T14:53:14Z', 'PT0S', 'ddd dd MMM yy, h:mm tt')", 'Tue 07 Apr 20, 2:53 PM'],
    ["dateTimeAdd('2020-04-07T14:53:14Z', 'PT0S', 'R')", 'Tue, 07 Apr 2020 14:53:14 GMT'],
    ["dateTimeAdd('2020-04-07T14:53:14Z', 'PT0S', 'o')", '2020-04-07T14:53:14.0000000Z'],
    ['utcNow()', '20240229T131415Z'],
    ["utcNow('u')", '2024-02-29 13:14:15Z'],
    ["utcNow('M')", 'February 29'],
    ["utcNow('yyyy')", '2024'],
  ])('%s', (text, expected) => {
    expect(dataOf(text, { target: { now: '2024-02-29T13:14:15Z' } })).toBe(expected);
  });

  it.each([
    ["dateTimeAdd('2023-02-30', 'P1D')", 'the text is not a time in ISO 8601'],
    ["dateTimeAdd('yesterday', 'P1D')", 'the text is not a time in ISO 8601'],
    ["dateTimeAdd('2023-02-01', '1D')", 'the text is not a duration in ISO 8601'],
    ["dateTimeAdd('2023-02-01', 'P')", 'the text is not a duration in ISO 8601'],
    ["dateTimeAdd('2023-02-01', 'P9999999Y')", 'the time is beyond the year 9999, or before the year 1'],
    ["dateTimeAdd('2023-02-01', 'P1D', 'Q')", '`Q` is not a format for times'],
    ['utcNow()', '`utcNow()` is the time of the deployment'],
  ])('%s is unknown', (text, because) => {
    expect(evaluated(text)).toMatchObject({ kind: 'unknown', because });
  });
});

describe('address ranges', () => {
  it.each([
    [
      "parseCidr('10.144.0.0/20')",
      {
        network: '10.144.0.0',
        netmask: '255.255.240.0',
        broadcast: '10.144.15.255',
        firstUsable: '10.144.0.1',
        lastUsable: '10.144.15.254',
        cidr: 20,
      },
    ],
    [
      "parseCidr('fdad:3236:5555::/48')",
      {
        network: 'fdad:3236:5555::',
        netmask: 'ffff:ffff:ffff::',
        firstUsable: 'fdad:3236:5555::',
        lastUsable: 'fdad:3236:5555:ffff:ffff:ffff:ffff:ffff',
        cidr: 48,
      },
    ],
    ["parseCidr('10.144.7.9/20').network", '10.144.0.0'],
    ["parseCidr('0.0.0.0/0').lastUsable", '255.255.255.254'],
    ["parseCidr('10.0.0.1/32').firstUsable", '10.0.0.1'],
    ["cidrSubnet('10.144.0.0/20', 24, 0)", '10.144.0.0/24'],
    ["cidrSubnet('10.144.0.0/20', 24, 4)", '10.144.4.0/24'],
    ["cidrSubnet('fdad:3236:5555::/48', 52, 3)", 'fdad:3236:5555:3000::/52'],
    ["cidrHost('10.144.3.0/24', 0)", '10.144.3.1'],
    ["cidrHost('fdad:3236:5555:3000::/52', 4)", 'fdad:3236:5555:3000::5'],
  ])('%s', (text, expected) => {
    expect(dataOf(text)).toEqual(expected);
  });

  it.each([
    ["parseCidr('10.0.0.0')", '`10.0.0.0` is not an address range in CIDR notation'],
    ["parseCidr('010.1/8')", '`010.1/8` is not an address range in CIDR notation'],
    ["parseCidr('10.0.0.0/33')", '`10.0.0.0/33` is not an address range in CIDR notation'],
    ["cidrSubnet('10.0.0.0/20', 16, 0)", '/16 is no subnet of `10.0.0.0/20`'],
    ["cidrSubnet('10.0.0.0/24', 25, 2)", '`10.0.0.0/24` has no subnet /25 number 2'],
    ["cidrHost('10.0.0.0/30', 2)", '`10.0.0.0/30` has no host number 2'],
  ])('%s has no result', (text, because) => {
    expect(evaluated(text)).toMatchObject({ kind: 'unknown', because });
  });
});
