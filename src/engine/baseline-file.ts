import type { Baseline, BaselineEntry } from './baseline.js';

const version = 1;

/** The text of a baseline file: one entry a line, sorted, so that a change is a change of one line. */
export function printBaseline({ entries }: Baseline): string {
  const lines = [...entries]
    .sort((a, b) => order(keyOf(a), keyOf(b)))
    .map(({ fingerprint, rule, file, resource, origin, count }) =>
      JSON.stringify({ fingerprint, rule, file, resource, ...(origin !== undefined && { origin }), count }),
    );
  const list = lines.length === 0 ? '[]' : `[\n    ${lines.join(',\n    ')}\n  ]`;
  return `{\n  "version": ${version},\n  "findings": ${list}\n}\n`;
}

/** Reads a baseline file, or says what is wrong with it. */
export function parseBaseline(text: string): Baseline | { readonly problem: string } {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { problem: 'it is not JSON' };
  }
  if (!isRecord(content) || !Array.isArray(content['findings'])) return { problem: 'it has no list `findings`' };
  if (content['version'] !== version) return { problem: `its version is not ${version}` };
  const entries: BaselineEntry[] = [];
  for (const [index, entry] of content['findings'].entries()) {
    if (!isEntry(entry)) return { problem: `entry ${index + 1} lacks a fingerprint, rule, file, resource or count` };
    entries.push(entry);
  }
  return { entries };
}

function isEntry(entry: unknown): entry is BaselineEntry {
  if (!isRecord(entry)) return false;
  const { fingerprint, rule, file, resource, origin = '', count } = entry;
  const texts = [fingerprint, rule, file, resource, origin];
  return texts.every((text) => typeof text === 'string') && Number.isSafeInteger(count) && Number(count) > 0;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const keyOf = ({ file, rule, fingerprint, origin = '' }: BaselineEntry): string =>
  [file, rule, fingerprint, origin].join('\0');

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
