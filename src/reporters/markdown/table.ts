import type { Finding, Report } from '../../model/finding.js';
import type { Style } from '../reporter.js';
import { escaped } from './escape.js';
import { linkTo } from './link.js';
import { ruleLink } from './details.js';

/** A row for every failure, worst first; the first part is the head. */
export function tableRows(findings: readonly Finding[], report: Report, style: Style): string[] {
  const withEnvironments = findings.some(({ environments }) => environments.length > 0);
  const row = (cells: readonly string[]): string =>
    `| ${(withEnvironments ? cells : cells.slice(0, -1)).join(' | ')} |\n`;
  return [
    `${row(['Severity', 'What', 'Where', 'Rule', 'In'])}${row(['---', '---', '---', '---', '---'])}`,
    ...findings.map((finding) =>
      row([
        `**${finding.severity}**`,
        `${escaped(finding.title)}: ${escaped(finding.label)}`,
        linkTo(finding.at, report, style),
        ruleLink(finding.rule, report),
        finding.environments.map(escaped).join(', '),
      ]),
    ),
  ];
}
