import type { Diagnostic } from '../../model/diagnostic.js';
import type { Finding, Report } from '../../model/finding.js';
import type { Style } from '../reporter.js';
import { withoutMissingModules, type MissingModules } from '../text/missing-modules.js';
import { groupBy } from '../text/words.js';
import { ruleLink } from './details.js';
import { code, escaped } from './escape.js';
import { linkTo } from './link.js';

type Items = readonly (() => string)[];

const mostPlaces = 25;

/** What could not be told, by reason: one list item for every reason, its places below it. */
export const unknownItems = (unknown: readonly Finding[], report: Report, style: Style): Items =>
  [...groupBy(unknown, ({ label }) => label)].map(([because, findings]) => () => {
    const places = findings
      .slice(0, mostPlaces)
      .map(({ at, rule, resource }) => `${linkTo(at, report, style)}, ${escaped(resource)}, ${ruleLink(rule, report)}`);
    const more = findings.length > mostPlaces ? [`and ${String(findings.length - mostPlaces)} more`] : [];
    return `- ${escaped(because)}\n${[...places, ...more].map((line) => `  - ${line}\n`).join('')}`;
  });

export const acceptedItems = (accepted: readonly Finding[], report: Report, style: Style): Items =>
  accepted.map(({ at, rule, accepted: by }) => () => {
    const until = by?.until === undefined ? '' : ` until ${escaped(by.until)}`;
    const reason = by === undefined ? '' : `accepted by ${by.by}${until}: ${escaped(by.reason)}`;
    return `- ${linkTo(at, report, style)}, ${ruleLink(rule, report)}, ${reason}\n`;
  });

export function diagnosticItems(diagnostics: readonly Diagnostic[], report: Report, style: Style): Items {
  const { others, missing } = withoutMissingModules(diagnostics);
  return [
    ...others.map((each) => () => diagnosticItem(each, report, style)),
    ...missing.map((each) => () => missingItem(each)),
  ];
}

function missingItem({ title, modules }: MissingModules): string {
  const more = modules.length > mostPlaces ? [`and ${String(modules.length - mostPlaces)} more`] : [];
  const lines = [...modules.slice(0, mostPlaces).map(escaped), ...more].map((line) => `  - ${line}\n`);
  return `- **note** ${escaped(title)}\n${lines.join('')}`;
}

function diagnosticItem({ level, title, label, at, path, fix }: Diagnostic, report: Report, style: Style): string {
  const place = at === undefined ? (path === undefined ? '' : `${code(path)}: `) : `${linkTo(at, report, style)}: `;
  const detail = [label === undefined ? '' : `: ${escaped(label)}`, fix === undefined ? '' : `. ${escaped(fix)}`];
  return `- **${level}** ${place}${escaped(title)}${detail.join('')}\n`;
}
