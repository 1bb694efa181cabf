import { linesOf, positionOf, type Source } from '../../model/source.js';
import { Ranges, type Range } from './ranges.js';

/** Names under which secrets are kept. */
const names =
  /pass(?:word|wd|phrase)|pwd|secret|token|credential|(?:api|access|account|shared|primary|secondary|private|storage)[-_]?key|conn(?:ection)?[-_]?str(?:ing)?|sas\b/gi;

/** What may follow a name before its value: the rest of the name, a type, and an assignment, but no list of permissions. */
const assignment = /^([\w.-]*)['"\]]*(?:[ \t]+[\w.|?[\] ]+?)?[ \t]*[:=](?![ \t]*\[)([^'"\r\n]*)['"]/;

/** Names that only speak of a secret: `secretName`, `passwordLength`. */
const aboutSecret =
  /(?:name|names|ur[il]|ids?|type|version|length|expiry|enabled|policy|permissions?|path|ref|reference|rotation|count|days)$/i;

/** Parts of texts that are secrets wherever they stand: connection strings, SAS, user info of a URL, tokens, Azure keys. */
const shapes =
  /(?<=(?:AccountKey|SharedAccessKey|SharedSecret|Password|Pwd|client_secret|access_token|[?&;]sig|[?&]code)=)[^;&'"\s]+|(?<=:\/\/[^\s:@/'"]{1,64}:)[^\s@/'"]+(?=@)|eyJ[\w-]{10,}\.[\w-]{10,}[\w.-]*|[A-Za-z0-9+/]{42,86}={1,2}/gi;

/** Says where a secret is kept, which is what people should write. */
const vaultReference = /^(?:@Microsoft\.KeyVault\([^'"]*\)|https:\/\/[\w-]+\.(?:vault|managedhsm)\.[\w.]+\/[\w/-]*)$/i;

/** A property called `value`, of a secret or of a parameter. */
const valueKey = /\bvalue['"]?[ \t]*[:=][ \t]*[^'"\r\n]*['"]/gi;

const around = 60;
const near = 12;
const most = 8000;

/**
 * Texts near a place that look like secrets. The rules say which literals are secrets for certain; this is for the
 * lines that a code frame shows around them, so it would rather hide too much.
 */
export function guessedSecrets(source: Source, from: number, to: number): readonly Range[] {
  const region = widened(source, from, to, around);
  const text = source.text.slice(region.start, region.end);
  const named = [...text.matchAll(names)].flatMap((match) => namedSecret(text, match.index + match[0].length));
  const shaped = [...text.matchAll(shapes)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
  const values = [...text.matchAll(valueKey)]
    .filter(({ index }) => isNearSecret(source, region.start + index))
    .map(({ 0: found, index }) => quoted(text, index + found.length - 1));
  const found = [...named, ...shaped, ...values].filter(
    ({ start, end }) => !vaultReference.test(text.slice(start, end)),
  );
  return [
    ...found.map(({ start, end }) => ({ start: start + region.start, end: end + region.start })),
    ...(source.language === 'yaml' ? yamlSecrets(text, region.start) : []),
    ...privateKeysIn(source).within({ start: from, end: to }),
  ];
}

function namedSecret(text: string, end: number): Range[] {
  const match = assignment.exec(text.slice(end, end + 200));
  if (match === null || aboutSecret.test(match[1] ?? '') || (match[2] ?? '').includes('getSecret(')) return [];
  return [quoted(text, end + match[0].length - 1)];
}

/** From an opening quote to the last one on its line, or to the closing `'''`. Without the quotes. */
function quoted(text: string, open: number): Range {
  const quote = text.charAt(open);
  if (text.startsWith(`'''`, open)) {
    const close = text.indexOf(`'''`, open + 3);
    return { start: open + 3, end: close < 0 ? text.length : close };
  }
  const lineEnd = /[\r\n]|$/.exec(text.slice(open))?.index ?? 0;
  const close = text.lastIndexOf(quote, open + lineEnd - 1);
  return { start: open + 1, end: close > open ? close : open + lineEnd };
}

function isNearSecret(source: Source, offset: number): boolean {
  const { start, end } = widened(source, offset, offset, near);
  return source.text.slice(start, end).search(names) >= 0;
}

const yamlSecrets = (text: string, base: number): Range[] =>
  [...text.matchAll(/^[ \t-]*["']?([\w.-]*)["']?:[ \t]+(?=\S)(.*)$/gm)]
    .filter(({ 1: key = '' }) => key.search(names) >= 0 && !aboutSecret.test(key))
    .map(({ 0: line, 2: value = '', index }) => ({
      start: base + index + line.length - value.length,
      end: base + index + line.length,
    }));

const privateKeys = new WeakMap<Source, Ranges>();

/** The PEM blocks with private keys, however long they are: one that does not end goes on to the end of the text. */
function privateKeysIn(source: Source): Ranges {
  const known = privateKeys.get(source);
  if (known !== undefined) return known;
  const found: Range[] = [];
  for (const { index } of source.text.matchAll(/-----BEGIN[A-Z ]{0,40}PRIVATE KEY-----/g)) {
    if (index < (found.at(-1)?.end ?? 0)) continue;
    const end = source.text.indexOf('-----END', index);
    found.push({ start: index, end: end < 0 ? source.text.length : end });
  }
  const ranges = new Ranges(found);
  privateKeys.set(source, ranges);
  return ranges;
}

function widened(source: Source, from: number, to: number, lines: number): Range {
  const starts = linesOf(source);
  const first = starts[Math.max(0, positionOf(source, from).line - 1 - lines)] ?? 0;
  const last = starts[positionOf(source, to).line + lines] ?? source.text.length;
  return { start: Math.max(first, from - most), end: Math.min(last, to + most) };
}
