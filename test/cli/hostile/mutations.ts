import fc from 'fast-check';

/** One change to a text. Places are fractions of its length, so that a change fits every text. */
export type Mutation =
  | { readonly kind: 'delete' | 'duplicate'; readonly at: number; readonly length: number }
  | { readonly kind: 'swap'; readonly at: number; readonly to: number; readonly length: number }
  | { readonly kind: 'insert'; readonly at: number; readonly text: string; readonly times: number }
  /** Puts one word of the text where another stands: names that do not exist, that refer to themselves, of another kind. */
  | { readonly kind: 'rename'; readonly at: number; readonly to: number }
  /** Goes on with another text. */
  | { readonly kind: 'splice'; readonly at: number; readonly with: number; readonly to: number };

const place = fc.nat(9_999).map((n) => n / 10_000);

const fragments = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '${',
    "'",
    "'''",
    '"',
    ',',
    ':',
    '::',
    '.',
    '.?',
    '?',
    '??',
    '!',
    '!=',
    '==',
    '=',
    '=>',
  ],
  ...[
    '...',
    '@',
    '#',
    '//',
    '/*',
    '*/',
    '\\',
    '\\u{110000}',
    '\\u{d800}',
    '$',
    "$'''",
    '|',
    '-',
    '%',
    '*',
    '^',
    '<',
    '&&',
  ],
  ...[
    '\n',
    '\r',
    '\r\n',
    '\t',
    ' ',
    '\u00A0',
    '\u2028',
    '\u0000',
    '\uFEFF',
    '\uD800',
    '\uDC00',
    '😀',
    'é',
    '\u202E',
    '０',
  ],
  ...['null', 'true', '0', '-1', '9007199254740993', '99999999999999999999', "''", '[]', '{}', "'${'", "'${x}'"],
  ...[
    ' if (',
    ' for x in ',
    ' existing ',
    'param ',
    'var ',
    'resource ',
    'module ',
    'output ',
    'type ',
    'func ',
    'import ',
  ],
  ...[
    'using ',
    'extends ',
    'targetScope ',
    'metadata ',
    'assert ',
    'test ',
    'extension ',
    'provider ',
    'with ',
    'as ',
    'none',
  ],
  ...[
    '@secure()\n',
    '@allowed([1, null])\n',
    '@export()\n',
    '@batchSize(0)\n',
    '#disable-next-line\n',
    '#restore-diagnostics',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'this',
    'base',
    'sys.',
    'az.',
    'union(',
    'map(',
    'reduce(range(0, 99), 0, (a, b) => ',
  ],
  ...[
    '// vaultlint:ignore ',
    '// vaultlint:ignore x until=2026-99-99 -- y\n',
    '[for (a, b) in ',
    '[for x in range(0, 100000): ',
  ],
];

/** Some changes, applied one after the other. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constantFrom('delete' as const, 'duplicate' as const),
      at: place,
      length: fc.oneof({ weight: 4, arbitrary: fc.nat(30) }, { weight: 1, arbitrary: fc.nat(500) }),
    }),
    fc.record({ kind: fc.constant('swap' as const), at: place, to: place, length: fc.nat(30) }),
    fc.record({
      kind: fc.constant('insert' as const),
      at: place,
      text: fc.constantFrom(...fragments),
      times: fc.oneof({ weight: 9, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.nat(300) }),
    }),
    fc.record({ kind: fc.constant('rename' as const), at: place, to: place }),
    fc.record({ kind: fc.constant('splice' as const), at: place, with: fc.nat(), to: place }),
  ),
  { minLength: 1, maxLength: 4 },
);

/** The text after the changes; `others` are what it can be spliced with. */
export const mutated = (text: string, changes: readonly Mutation[], others: readonly string[]): string =>
  changes.reduce((changed, mutation) => apply(changed, mutation, others), text);

function apply(text: string, mutation: Mutation, others: readonly string[]): string {
  const at = offset(text, mutation.at);
  switch (mutation.kind) {
    case 'delete':
      return text.slice(0, at) + text.slice(at + mutation.length);
    case 'duplicate':
      return text.slice(0, at + mutation.length) + text.slice(at);
    case 'insert':
      return text.slice(0, at) + mutation.text.repeat(mutation.times) + text.slice(at);
    case 'swap':
      return swapped(text, at, offset(text, mutation.to), mutation.length);
    case 'rename':
      return renamed(text, mutation.at, mutation.to);
    case 'splice': {
      const other = others[mutation.with % Math.max(1, others.length)] ?? '';
      return text.slice(0, at) + other.slice(offset(other, mutation.to));
    }
  }
}

const offset = (text: string, fraction: number): number => Math.floor(fraction * (text.length + 1));

function swapped(text: string, a: number, b: number, length: number): string {
  const first = Math.min(a, b);
  const second = Math.max(first + length, Math.max(a, b));
  const [one, two] = [text.slice(first, first + length), text.slice(second, second + length)];
  return text.slice(0, first) + two + text.slice(first + length, second) + one + text.slice(second + length);
}

function renamed(text: string, at: number, to: number): string {
  const words = [...text.matchAll(/[A-Za-z_]\w*/g)];
  const old = words[Math.floor(at * words.length)];
  const other = words[Math.floor(to * words.length)];
  if (old === undefined || other === undefined) return text;
  return text.slice(0, old.index) + other[0] + text.slice(old.index + old[0].length);
}
