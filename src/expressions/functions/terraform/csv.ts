import type { Json } from '../../json.js';
import { Problem, Unworked } from '../problem.js';

/** The rows of a table by the names of its columns. https://developer.hashicorp.com/terraform/language/functions/csvdecode */
export function readCsv(text: string, most: number): Json | Problem {
  const records = recordsOf(text.replaceAll('\r\n', '\n'), most + 1);
  if (records instanceof Problem) return records;
  const [names, ...rows] = records;
  if (names === undefined) return new Problem('the table has no header');
  if (new Set(names).size < names.length) return new Problem('two columns of the table have one name');
  if (rows.some((row) => row.length !== names.length)) return new Problem('a row has not as many fields as the header');
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? ''])));
}

/** A field in quotes, or one without any; then a comma, the end of a line or of the text. */
const field = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/y;

function recordsOf(text: string, most: number): readonly (readonly string[])[] | Problem {
  const records: string[][] = [];
  let record: string[] = [];
  field.lastIndex = 0;
  while (field.lastIndex < text.length || record.length > 0) {
    const match = field.exec(text);
    if (match === null) return new Problem('a quote stands where it may not in the table');
    const [whole, quoted, bare = '', end] = match;
    if (record.length === 0 && whole === '\n') continue;
    record.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === ',') {
      if (field.lastIndex < text.length) continue;
      record.push('');
    }
    records.push(record);
    if (records.length > most) return new Unworked(`the table has more than ${most.toLocaleString('en')} rows`);
    record = [];
    if (whole === '') break;
  }
  return records;
}
