import type { Report } from '../../model/finding.js';
import { withoutSecrets } from '../redacted.js';
import type { Reporter, Style } from '../reporter.js';
import { coverageLines } from '../text/coverage.js';
import { outcome } from '../text/outcome.js';
import { ranked, type Ranked } from '../text/ranking.js';
import { count } from '../text/words.js';
import { details } from './details.js';
import { escaped } from './escape.js';
import { fit } from './fit.js';
import { acceptedItems, diagnosticItems, unknownItems } from './folded.js';
import { tableOf } from './table.js';

const kib = 1024;

/** For a pull request comment or a job summary: the verdict, a table of what failed, and all else folded. */
export const markdownReporter: Reporter = withoutSecrets((report, style) => {
  const all = ranked(report.findings);
  const ends = [...headline(report, all), ...coverage(report)];
  const bytes = (style.mostBytes ?? 900 * kib) - new TextEncoder().encode(ends.join('')).length - 2 * kib;
  const sections = sectionsOf(report, all, style);
  let rest = bytes;
  const texts = sections.map(({ parts, open, close, more }, i) => {
    if (parts.length === 0) return '';
    const { text, left } = fit(parts, rest / Math.min(2, sections.length - i));
    rest -= new TextEncoder().encode(text).length;
    return `${open}${text}${left > 0 ? `\n${more(left)}\n` : ''}${close}\n`;
  });
  const [head = '', ...tail] = ends;
  return `${head}${texts.join('')}${tail.join('')}`;
});

interface Section {
  readonly open: string;
  /** Each of them is shown whole or not at all. */
  readonly parts: readonly (() => string)[];
  readonly close: string;
  readonly more: (left: number) => string;
}

function headline(report: Report, { failed, unknown, accepted }: Ranked): string[] {
  const { exit } = report;
  const mark = { 0: '✅', 1: '❌', 2: '⛔', 3: '⚠️' }[exit.code];
  const rest = [
    ...(unknown.length === 0 ? [] : [`${String(unknown.length)} could not be told`]),
    ...(accepted.length === 0 ? [] : [`${String(accepted.length)} accepted`]),
  ];
  return [`### ${mark} vaultlint: ${[outcome(report, failed), ...rest].join(', ')}\n\n${escaped(exit.because)}\n\n`];
}

function sectionsOf(report: Report, { failed, unknown, accepted }: Ranked, style: Style): Section[] {
  const table = tableOf(failed, report, style);
  const elsewhere = 'The formats `json` and `sarif` have them all.';
  const folded = (title: string, parts: Section['parts']): Section => ({
    open: `<details><summary>${title}</summary>\n\n`,
    parts,
    close: '\n</details>\n',
    more: (left) => `**${String(left)} more are not shown here.** ${elsewhere}`,
  });
  return [
    {
      open: table.head,
      parts: table.rows,
      close: '',
      more: (left) => `**${String(left)} more failures are not in this table.** ${elsewhere}`,
    },
    {
      open: '',
      parts: failed.map((finding) => () => details(finding, report, style)),
      close: '',
      more: (left) => `**The details of ${String(left)} more failures are not shown here.** ${elsewhere}`,
    },
    folded(
      `${count(unknown.length, 'verdict')} could not be reached: neither passed nor failed`,
      unknownItems(unknown, report, style),
    ),
    folded(`${count(accepted.length, 'finding')} accepted`, acceptedItems(accepted, report, style)),
    folded(
      count(report.diagnostics.length, 'problem') + ' with the input',
      diagnosticItems(report.diagnostics, report, style),
    ),
  ];
}

function coverage(report: Report): string[] {
  const lines = coverageLines(report).map(
    ({ name, text, gap }) => `- ${name}: ${gap ? `**${escaped(text)}**` : escaped(text)}\n`,
  );
  return [`**What was checked**, by vaultlint ${escaped(report.version)}:\n\n${lines.join('')}`];
}
