import type { Finding, Report } from '../../model/finding.js';
import type { Style } from '../reporter.js';
import { escaped } from './escape.js';
import { linkTo } from './link.js';
import { ruleLink } from './details.js';

export interface Table {
  readonly head: string;
  readonly rows: readonly (() => string)[];
}

/** A row for every failure, in their order. */
export function tableOf(findings: readonly Finding[], report: Report, style: Style): Table {
  const withEnvironments = findings.some(({ environments }) => environments.length > 0);
  const row = (cells: readonly string[]): string =>
    `| ${(withEnvironments ? cells : cells.slice(0, -1)).join(' | ')} |\n`;
  return {
    head: `${row(['Severity', 'What', 'Where', 'Rule', 'In'])}${row(['---', '---', '---', '---', '---'])}`,
    rows: findings.map(
      (finding) => () =>
        row([
          `**${finding.severity}**`,
          `${escaped(finding.title)}: ${escaped(finding.label)}`,
          `${linkTo(finding.at, report, style)}<br>${escaped(finding.resource)}`,
          ruleLink(finding.rule, report),
          finding.environments.map(escaped).join(', '),
        ]),
    ),
  };
}
