import type { Finding, Report } from '../../model/finding.js';
import type { Style } from '../reporter.js';
import { displayWidth } from '../text/display-width.js';
import { placeOf } from '../text/place.js';
import { printable } from '../text/printable.js';
import { count, groupBy } from '../text/words.js';
import { wrap } from '../text/wrap.js';
import { indented } from './fields.js';
import { findingBlock } from './finding.js';

const mostReasons = 8;
const mostPlaces = 3;

/** What could not be told: one line each under its reason, so that it neither counts as a pass nor drowns the failures. */
export function unknownBlocks(unknown: readonly Finding[], report: Report, style: Style): string[][] {
  if (unknown.length === 0 || style.quiet === true) return [];
  if (style.verbose === true) return unknown.map((finding) => findingBlock(finding, report, style));
  const groups = [...groupBy(unknown, ({ label }) => printable(label))];
  const shown = groups.slice(0, mostReasons);
  const rest = groups.slice(mostReasons).reduce((sum, [, findings]) => sum + findings.length, 0);
  return [
    [
      `${style.paint('unknown', 'unknown')}  ${style.paint('bold', `${count(unknown.length, 'verdict')} could not be reached`)}`,
      ...shown.flatMap(([because, findings]) => [
        '',
        ...indented(wrap(because, style.width - 2)),
        ...places(findings, style),
      ]),
      ...(rest > 0 ? ['', `  and ${String(rest)} more for other reasons`] : []),
      ...(rest > 0 || shown.some(([, findings]) => findings.length > mostPlaces)
        ? ['', style.paint('dim', '  --verbose shows all of them')]
        : []),
    ],
  ];
}

function places(findings: readonly Finding[], style: Style): string[] {
  const shown = findings.slice(0, mostPlaces);
  const lines = shown.flatMap(({ at, rule, resource }) => {
    const place = placeOf(at);
    const about = `${rule}, ${printable(resource)}`;
    if (displayWidth(place) + displayWidth(about) + 6 <= style.width)
      return [`    ${place}  ${style.paint('dim', about)}`];
    return [`    ${place}`, ...indented(wrap(about, style.width - 6), 6).map((line) => style.paint('dim', line))];
  });
  const more = findings.length - shown.length;
  return more > 0 ? [...lines, style.paint('dim', `    and ${count(more, 'more place')}`)] : lines;
}
