import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineStatement, parse, wrongSpans } from './outline.js';

/** Text that uses every construct of the language. */
const template = `targetScope = 'resourceGroup'
metadata about = { by: 'me' }
import { a, b as c } from 'shared.bicep'
import * as lib from 'lib.bicep'
extension kubernetes with { kubeConfig: config } as k8s

type sku = 'standard' | 'premium'
type rule = {
  @description('''
A range.
''')
  range: string
  *: (int | null)[]?
}
type pair = [string, lib.name.*]
type body = resourceInput<'Microsoft.KeyVault/vaults@2023-07-01'>.properties

@secure()
@sys.minLength(8)
param password string
@allowed([
  'dev'
  'prod'
])
param environment string = 'dev' // the default
param count int = -1
#disable-next-line no-unused-vars
var unused = [for (i, n) in range(0, 3): i * n % 2]
var name = environment == 'prod' && !empty(password) ? 'kv-\${uniqueString(resourceGroup().id)}' : null ?? $$'''x
$\${y} $$\${environment}'''
var typed string[] = map(filter([1, 2, ...unused], x => x > 0), (x, i) => '\\u{1F511}\${x}\\n')
func half(x int, y bool?) int => y! ? x / 2 : x[?^1].?z::w

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = if (environment =~ 'PROD') {
  name: name
  tags: union({}, { 'a-\${count}': 1, resource: 2 })
  properties: {
    enablePurgeProtection: true
    ...(count >= 1 ? { x: [] } : {})
  }
  @batchSize(2)
  resource secret 'secrets' = [for s in unused: if (s != 0) {
    name: '\${s}'
  }]
}
resource old 'Microsoft.KeyVault/vaults@2019-09-01' existing = {
  name: 'old'
  scope: resourceGroup('other')
}
module net 'br/public:avm/res/network:1.0.0' = [for z in ['a', 'b']: {
  params: {
    id: vault::secret[0].id
    key: old.getSecret('x')
  }
}]
/* outputs */
output ids array = [for i in range(0, 2): net[i].outputs.id]
assert big = count < 10
`;

const parameters = `using './main.bicep' with {
  mode: 'stack'
}
extends 'base.bicepparam'
import { a } from 'shared.bicep'
type t = string
var region string = 'west\${1 + 1}'
param password = az.getSecret('s', 'g', 'v', 'n') // from the vault
param rules = [
  { range: '10.0.0.0/8', ports: [1, 2] }
  ...others
]
extensionConfig k8s with { kubeConfig: readEnvironmentVariable('KUBE', '''none''') }
`;

const pieces = [
  ...Array.from('{}[]()<>.,:;?!=@|&^*/\\+-%$#\'"\n\r\t '),
  "'''",
  '${',
  "$'''",
  '::',
  '??',
  '.?',
  '=>',
  '...',
  '\r\n',
  '//',
  '/*',
  '*/',
  'for ',
  'if (',
  'resource a ',
  'param p ',
  'var x = ',
  '\n@secure()\n',
  '#disable-next-line ',
  '\u0000',
  '\ud83d',
  '\ufeff',
];

interface Change {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(template.length),
  remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(200)),
  insert: fc.oneof(fc.constant(''), fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })),
});

const changed = (text: string, changes: readonly Change[]): string =>
  changes.reduce((now, { at, remove, insert }) => now.slice(0, at) + insert + now.slice(at + remove), text);

describe.each([
  ['bicep', template],
  ['bicepparam', parameters],
] as const)('any text in %s', (language, valid) => {
  it('that is valid has no problem, and its spans nest', () => {
    const file = parse(valid, language);
    expect(file.problems).toEqual([]);
    expect(wrongSpans(file)).toEqual([]);
  });

  it('is read without an exception, and all spans are inside of the text and nest', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const text = changed(valid, changes);
        const file = parse(text, language);
        expect(wrongSpans(file)).toEqual([]);
        for (const { at } of file.problems) {
          expect(at !== undefined && at.start >= 0 && at.start <= at.end && at.end <= text.length).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('is read to the same tree with other ends of lines', () => {
    const shape = (text: string): string[] =>
      parse(text, language).statements.map((statement) => outlineStatement(statement).replaceAll(/\r\n?/g, '\n'));
    expect(shape(valid.replaceAll('\n', '\r\n'))).toEqual(shape(valid));
  });

  it('that is cut off anywhere is read up to there', () => {
    fc.assert(
      fc.property(fc.nat(valid.length), (length) => {
        const file = parse(valid.slice(0, length), language);
        expect(wrongSpans(file)).toEqual([]);
        const whole = parse(valid, language).statements.filter(({ end }) => end < length).length;
        expect(file.statements.length).toBeGreaterThanOrEqual(whole);
      }),
      { numRuns: 300 },
    );
  });
});

it('any text at all is read without an exception', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.boolean(), (text, template) => {
      expect(wrongSpans(parse(text, template ? 'bicep' : 'bicepparam'))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
