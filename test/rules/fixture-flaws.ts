import { fixtureReport } from '../../scripts/fixture-report.js';
import { linesOf, positionOf, type Span } from '../../src/model/source.js';
import type { Rules } from '../../src/rules/named.js';
import { markedPlaces } from './fixture-markers.js';
import { undeclaredNames } from './undeclared-names.js';

/** What a fixture can show, which its name begins with. */
export const outcomes = ['pass', 'fail', 'unknown'] as const;

/** What is said of modules and types in a registry, and of what is never deployed: a fixture may show what comes of that. */
const shownOnPurpose: ReadonlySet<string> = new Set(['module/missing', 'import/missing', 'deployment/never']);

/** In what a fixture differs from what its name and its markers say; empty when it is as it should be. */
export function fixtureFlaws(id: string, name: string, files: ReadonlyMap<string, string>, rules: Rules): string[] {
  const report = fixtureReport([id], { files }, rules);
  const found = report.findings.map(({ at, rule, verdict }) => `${placeOf(at)} ${rule} ${verdict}`);
  const marked = [...files].flatMap(([path, text]) => markedPlaces(path, text));
  const shown = found.some((each) => each.endsWith(' fail')) ? 'fail' : found.length > 0 ? 'unknown' : 'pass';
  const named = outcomes.find((each) => name.startsWith(each));
  return [
    ...report.diagnostics
      .filter(({ id: problem }) => !shownOnPurpose.has(problem))
      .map(({ id: problem, title }) => `real tools cannot read it: ${title} (${problem})`),
    ...[...files]
      .filter(([path]) => path.endsWith('.bicep'))
      .flatMap(([path, text]) => undeclaredNames(path, text).map((each) => `${path} declares no \`${each}\``)),
    ...found.filter((each) => !marked.includes(each)).map((each) => `not marked: ${each}`),
    ...marked.filter((each) => !found.includes(each)).map((each) => `marked, but not found: ${each}`),
    ...(named === shown ? [] : [`its name says ${named ?? 'nothing'}, and it shows ${shown}`]),
    ...(report.coverage.files.parsed === 0 ? ['there is nothing in it that any rule is about'] : []),
  ];
}

/** As a marker shows it: on the first line, when the span has several. */
function placeOf({ source, start, end }: Span): string {
  const from = positionOf(source, start);
  const to = positionOf(source, end);
  const length = (linesOf(source)[from.line] ?? source.text.length + 1) - (linesOf(source)[from.line - 1] ?? 0);
  return `${source.path}:${String(from.line)}:${String(from.column)}-${String(to.line === from.line ? to.column : length)}`;
}
