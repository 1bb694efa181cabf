import type { Finding, Report } from '../../model/finding.js';
import { idText, type Control, type Framework } from '../../model/framework.js';
import { ruleLink } from '../markdown/details.js';
import { code, escaped } from '../markdown/escape.js';
import { fit } from '../markdown/fit.js';
import { linkTo } from '../markdown/link.js';
import { withoutSecrets } from '../redacted.js';
import type { Reporter, Style } from '../reporter.js';
import { coverageLines } from '../text/coverage.js';
import { environmentText } from '../text/environments.js';
import { count, listed, number } from '../text/words.js';
import {
  byControl,
  statusCounts,
  statuses,
  type JudgedControl,
  type JudgedFramework,
  type Status,
} from './by-control.js';

const kib = 1024;
const mostFindings = 50;

/** Longer ids, those of Azure Policy, stand below the title. */
const longestId = 12;

const marks: Readonly<Record<Status, string>> = { fail: '❌', unknown: '❔', pass: '✅', 'not applicable': '➖' };

/** For auditors: every control that the rules help to decide, how it stands, by which rules, and what was found. */
export const complianceMarkdown: Reporter = withoutSecrets((report, style) => {
  const frameworks = byControl(report);
  const coverage = whatWasChecked(report);
  const tables = frameworks.map((each) => section(each, report));
  const details = frameworks.map(({ controls }) =>
    controls.filter(({ findings }) => findings.length > 0).map((control) => () => findingsOf(control, report, style)),
  );
  const head = [headline(report), summary(frameworks), ...reading(frameworks)].join('');
  const fixed = new TextEncoder().encode([head, ...tables, coverage].join('')).length;
  let rest = (style.mostBytes ?? 900 * kib) - fixed - 2 * kib;
  const sections = frameworks.map((framework, i) => {
    const { text, left } = fit(details[i] ?? [], rest / (frameworks.length - i));
    rest -= new TextEncoder().encode(text).length;
    const more = left === 0 ? '' : `**The findings of ${count(left, 'control')} are not shown here.** ${elsewhere}\n\n`;
    return `${tables[i] ?? ''}${text}${more}${unjudged(framework)}`;
  });
  return `${head}${sections.join('')}${coverage}`;
});

const elsewhere = 'The format `compliance-json` has them all.';

const headline = ({ exit }: Report): string =>
  `# Compliance of Azure Key Vault, by control\n\n${escaped(exit.because)}\n\n`;

/** How many controls of each framework there are of each status. */
function summary(frameworks: readonly JudgedFramework[]): string {
  if (frameworks.length === 0) return 'No rule of this run serves a control.\n\n';
  const rows = frameworks.map(({ framework, controls }) => {
    const counts = new Map(statusCounts(controls));
    return [nameOf(framework), ...statuses.map((status) => number(counts.get(status) ?? 0))];
  });
  return table(['Framework', ...statuses.map(marked)], [':--', '--:', '--:', '--:', '--:'], rows);
}

const reading = (frameworks: readonly JudgedFramework[]): readonly string[] =>
  frameworks.length === 0
    ? []
    : [
        'Counted is what was judged: one vault, key, secret or grant, in one deployment, by one rule. A control passes if ' +
          'something was judged and all of it passes; if something could not be told and nothing fails, it is unknown. What ' +
          'is accepted fails all the same. A control may demand more than its rules can see in templates.\n\n',
      ];

function section({ framework, controls }: JudgedFramework, report: Report): string {
  const counts = statusCounts(controls).map(([status, n]) => `${number(n)} ${status}`);
  const rows = controls.map(({ id, control, status, verdicts, rules }) => [
    marked(status),
    controlText(id, control),
    ...[verdicts.pass, verdicts.fail, verdicts.unknown, verdicts.inapplicable].map(number),
    rules.map((each) => `${marks[each.status]} ${ruleLink(each.rule.id, report)}`).join('<br>'),
  ]);
  const head = ['', 'Control', 'Passed', 'Failed', 'Unknown', 'Not applicable', 'Rules'];
  return (
    `## ${nameOf(framework)}\n\n${count(controls.length, 'control')} judged: ${listed(counts)}.\n\n` +
    table(head, [':--', ':--', '--:', '--:', '--:', '--:', ':--'], rows)
  );
}

function nameOf({ name, versions }: Framework): string {
  const [newest, ...older] = versions.map((version) => `v${version}`);
  return escaped([name, newest, older.length === 0 ? '' : `(and ${listed(older)})`].filter(Boolean).join(' '));
}

const marked = (status: Status): string => `${marks[status]}&nbsp;${status.replaceAll(' ', '&nbsp;')}`;

function controlText(id: string, control: Control): string {
  const { title, url } = control;
  const text = url === undefined ? escaped(title) : `[${escaped(title)}](${url})`;
  return id.length > longestId ? `${text}<br>${code(id)}` : `**${escaped(idText(id, control))}** ${text}`;
}

function findingsOf({ id, control, findings }: JudgedControl, report: Report, style: Style): string {
  const name = id.length > longestId ? '' : `<strong>${escaped(id)}</strong> `;
  const lines = findings.slice(0, mostFindings).map((finding) => `- ${findingText(finding, report, style)}\n`);
  const more = findings.length - lines.length;
  if (more > 0) lines.push(`- and ${number(more)} more. ${elsewhere}\n`);
  return `<details><summary>${name}${escaped(control.title)}: ${tally(findings)}</summary>\n\n${lines.join('')}\n</details>\n\n`;
}

/** `2 findings, 1 unknown, 1 accepted`. */
function tally(findings: readonly Finding[]): string {
  const accepted = findings.filter((finding) => finding.accepted !== undefined).length;
  const unknown = findings.filter((finding) => finding.accepted === undefined && finding.verdict === 'unknown').length;
  const failed = findings.length - accepted - unknown;
  return [
    ...(failed === 0 ? [] : [count(failed, 'finding')]),
    ...(unknown === 0 ? [] : [`${number(unknown)} unknown`]),
    ...(accepted === 0 ? [] : [`${number(accepted)} accepted`]),
  ].join(', ');
}

function findingText(finding: Finding, report: Report, style: Style): string {
  const { at, rule, resource, severity, verdict, title, label, accepted } = finding;
  const environments = environmentText(finding);
  return [
    `${verdict === 'fail' ? `${marks.fail} **${severity}**` : marks.unknown} ${linkTo(at, report, style)} ${escaped(resource)}`,
    `${escaped(title)}: ${escaped(label)}`,
    ...(environments === undefined ? [] : [`In ${escaped(environments)}`]),
    ...(accepted === undefined ? [] : [`**Accepted** by ${accepted.by}: ${escaped(accepted.reason)}`]),
    ruleLink(rule, report),
  ].join('. ');
}

/** What the framework demands and this run says nothing of. */
function unjudged({ others }: JudgedFramework): string {
  if (others.length === 0) return '';
  const items = others.map(({ id, control }) => `- ${controlText(id, control).replace('<br>', ' ')}\n`);
  const title = `${count(others.length, 'control')} more that no rule of this run judges`;
  return `<details><summary>${title}</summary>\n\n${items.join('')}\n</details>\n\n`;
}

function whatWasChecked(report: Report): string {
  const lines = coverageLines(report).map(
    ({ name, text, gap }) => `- ${name}: ${gap ? `**${escaped(text)}**` : escaped(text)}\n`,
  );
  return `## What was checked\n\nBy vaultlint ${escaped(report.version)}:\n\n${lines.join('')}`;
}

function table(head: readonly string[], alignment: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, alignment, ...rows].map((cells) => `| ${cells.join(' | ')} |\n`);
  return `${lines.join('')}\n`;
}
