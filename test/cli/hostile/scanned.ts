import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import { decode } from '../../../src/scanners/templates/files/decode.js';
import { vaultlint, type Content } from '../memory-world.js';

interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What the tests here read of a JSON report. */
export interface HostileReport {
  readonly exit: { readonly code: number; readonly because: string };
  readonly findings: readonly (Place & {
    readonly rule: string;
    readonly verdict: 'fail' | 'unknown';
    readonly label: string;
    readonly resource: string;
    readonly instances: readonly object[];
  })[];
  readonly diagnostics: readonly (Partial<Place> & {
    readonly id: string;
    readonly message: string;
    readonly label?: string;
    readonly incomplete: boolean;
  })[];
  readonly coverage: {
    readonly files: Readonly<Record<'seen' | 'parsed' | 'irrelevant' | 'compiled' | 'partial' | 'failed', number>>;
    readonly verdicts: Readonly<Record<'pass' | 'fail' | 'unknown' | 'inapplicable', number>>;
  };
}

/** No file may take longer. Of the processor's time: other tests run beside this one. */
const mostSeconds = 20;

const ajv = new Ajv({ strict: true, allowUnionTypes: true });
addFormats.default(ajv);
const isReport = ajv.compile<HostileReport>(
  JSON.parse(readFileSync('schemas/vaultlint-report.schema.json', 'utf8')) as object,
);

/**
 * The report of `scan` on files below `/repo`, written in every format, after checking what holds for every input: no
 * exception, in time, JSON that keeps to its schema, counts that agree with each other, and places that are in the files they name.
 */
export async function scanned(files: Readonly<Record<string, Content>>, args = ''): Promise<HostileReport> {
  const world = Object.fromEntries(Object.entries(files).map(([path, content]) => [resolve('/repo', path), content]));
  const before = process.cpuUsage();
  const formats = '--format json --format console=r.txt --format sarif=r.sarif --format markdown=r.md';
  const { code, out, err } = await vaultlint(`scan ${formats} --skip audit-logging/diagnostics ${args}`.trim(), world, {
    env: { VAULTLINT_DEBUG: '1' },
  });
  const { user, system } = process.cpuUsage(before);
  expect(err).toBe(`${err.split('\n', 1)[0] ?? ''}\n`);
  expect(err).toMatch(/^exit code /);
  const report: unknown = JSON.parse(out);
  if (!isReport(report)) throw new Error(ajv.errorsText(isReport.errors, { separator: '\n' }));
  expect(report.exit.code).toBe(code);
  expect(report.diagnostics.filter(({ id }) => id.startsWith('internal/'))).toEqual([]);
  checkCounts(report);
  checkPlaces(report, world);
  expect((user + system) / 1e6).toBeLessThan(mostSeconds);
  return report;
}

function checkCounts({ findings, diagnostics, coverage, exit }: HostileReport): void {
  const { seen, parsed, irrelevant, compiled, partial, failed } = coverage.files;
  expect(parsed + irrelevant + compiled + failed).toBe(seen);
  expect(partial).toBeLessThanOrEqual(parsed);
  for (const outcome of ['fail', 'unknown'] as const) {
    const instances = findings.filter(({ verdict }) => verdict === outcome).flatMap((each) => each.instances);
    expect(instances.length).toBeLessThanOrEqual(coverage.verdicts[outcome]);
    expect(instances.length > 0).toBe(coverage.verdicts[outcome] > 0);
  }
  const isIncomplete = diagnostics.some(({ incomplete }) => incomplete);
  expect(exit.code === 3).toBe(isIncomplete);
}

function checkPlaces(report: HostileReport, world: Readonly<Record<string, Content>>): void {
  const linesOf = new Map<string, readonly string[] | undefined>();
  for (const place of placesIn(report)) {
    const { file } = place;
    if (!linesOf.has(file)) linesOf.set(file, textOf(world[`/repo/${file}`])?.split(/\r\n|\r|\n/));
    const lines = linesOf.get(file);
    if (lines === undefined) throw new Error(`there is no file ${file} to point into`);
    const from = [place.line, place.column] as const;
    const to = [place.endLine, place.endColumn] as const;
    for (const [line, column] of [from, to]) {
      const length = lines[line - 1]?.length;
      if (length === undefined || column > length + 2) throw new Error(`${JSON.stringify(place)} is not in its file`);
    }
    if (from[0] > to[0] || (from[0] === to[0] && from[1] > to[1]))
      throw new Error(`${JSON.stringify(place)} is backwards`);
  }
}

/** Everything in a report, at any depth, that has a line. */
function placesIn(node: unknown): readonly Place[] {
  if (typeof node !== 'object' || node === null) return [];
  const inside = Object.values(node).flatMap(placesIn);
  return 'line' in node ? [node as Place, ...inside] : inside;
}

function textOf(content: Content | undefined): string | undefined {
  if (typeof content === 'string') return content;
  if (!(content instanceof Uint8Array)) return undefined;
  const decoded = decode(content);
  return 'text' in decoded ? decoded.text : undefined;
}

/** The diagnostics of a report, each as `id file:line:column label`. */
export const told = ({ diagnostics }: HostileReport): readonly string[] =>
  diagnostics.map(({ id, file, line, column, label, message }) => {
    const place = line === undefined ? (file ?? '') : `${file ?? ''}:${line}:${column ?? 0}`;
    return `${id} ${place} ${label ?? message}`;
  });

/** The findings of one rule, each as `verdict label`. */
export const verdictsOf = ({ findings }: HostileReport, rule = 'purge-protection/vault'): readonly string[] =>
  findings.filter((each) => each.rule === rule).map(({ verdict, label }) => `${verdict}: ${label}`);
