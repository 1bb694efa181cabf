const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** .NET's standard formats, by their letter, as custom ones. The platform writes dates as in the United States. */
const standardFormats: Readonly<Record<string, string>> = {
  d: 'M/d/yyyy',
  D: 'dddd, MMMM d, yyyy',
  f: 'dddd, MMMM d, yyyy h:mm tt',
  F: 'dddd, MMMM d, yyyy h:mm:ss tt',
  g: 'M/d/yyyy h:mm tt',
  G: 'M/d/yyyy h:mm:ss tt',
  m: 'MMMM d',
  M: 'MMMM d',
  o: "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK",
  O: "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK",
  r: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
  R: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
  s: "yyyy'-'MM'-'dd'T'HH':'mm':'ss",
  t: 'h:mm tt',
  T: 'h:mm:ss tt',
  u: "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
  U: 'dddd, MMMM d, yyyy h:mm:ss tt',
  y: 'MMMM yyyy',
  Y: 'MMMM yyyy',
};

/** A quoted text, an escaped character, or a letter as often as it is repeated. */
const token = /'([^']*)'|"([^"]*)"|\\(.)|([A-Za-z])\4*|[^]/g;

/**
 * A time, in UTC, in one of .NET's standard or custom formats; undefined if the format has something that is none.
 * https://learn.microsoft.com/dotnet/standard/base-types/custom-date-and-time-format-strings
 */
export function formatDate(time: Date, format: string): string | undefined {
  if (format.length === 1 && standardFormats[format] === undefined) return undefined;
  const custom = format.length === 1 ? (standardFormats[format] ?? format) : format;
  const pieces: string[] = [];
  for (const match of custom.matchAll(token)) {
    const [whole, single, double, escaped, letter] = match;
    const literal = single ?? double ?? escaped ?? (letter === undefined && whole !== '%' ? whole : undefined);
    const piece = literal ?? (letter === undefined ? '' : part(time, whole, letter));
    if (piece === undefined) return undefined;
    pieces.push(piece);
  }
  return pieces.join('');
}

function part(time: Date, specifier: string, letter: string): string | undefined {
  const { length } = specifier;
  switch (letter) {
    case 'y':
      return year(time.getUTCFullYear(), length);
    case 'M':
      return length > 2 ? named(months, time.getUTCMonth(), length) : digits(time.getUTCMonth() + 1, length);
    case 'd':
      return length > 2 ? named(days, time.getUTCDay(), length) : digits(time.getUTCDate(), length);
    case 'H':
      return digits(time.getUTCHours(), Math.min(length, 2));
    case 'h':
      return digits(time.getUTCHours() % 12 || 12, Math.min(length, 2));
    case 'm':
      return digits(time.getUTCMinutes(), Math.min(length, 2));
    case 's':
      return digits(time.getUTCSeconds(), Math.min(length, 2));
    default:
      return fractionOrZone(time, letter, length);
  }
}

function fractionOrZone(time: Date, letter: string, length: number): string | undefined {
  const fraction = `${digits(time.getUTCMilliseconds(), 3)}0000`;
  switch (letter) {
    case 'f':
      return length > 7 ? undefined : fraction.slice(0, length);
    case 'F':
      return length > 7 ? undefined : fraction.slice(0, length).replace(/0+$/, '');
    case 't':
      return (time.getUTCHours() < 12 ? 'AM' : 'PM').slice(0, Math.min(length, 2));
    case 'K':
      return 'Z'.repeat(length);
    case 'z':
      return ['+0', '+00'][length - 1] ?? '+00:00';
    default:
      // Other letters stand for themselves: the T and Z of `yyyy-MM-ddTHH:mm:ssZ`.
      return letter.repeat(length);
  }
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0');

const year = (value: number, length: number): string => digits(length > 2 ? value : value % 100, length);

const named = (names: readonly string[], index: number, length: number): string =>
  length === 3 ? (names[index] ?? '').slice(0, 3) : (names[index] ?? '');
