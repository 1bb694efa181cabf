import type { Report } from '../../model/finding.js';
import type { Style } from '../reporter.js';
import { coverageLines } from '../text/coverage.js';
import { outcome } from '../text/outcome.js';
import type { Ranked } from '../text/ranking.js';
import { wrap } from '../text/wrap.js';

/** How it went, what was looked at, and last of all why the run ends with the code it ends with. */
export function summary(report: Report, { failed, unknown, accepted }: Ranked, style: Style): string[] {
  const width = Math.min(style.width, 72);
  const lines = coverageLines(report).filter(({ gap }) => gap || style.quiet !== true);
  const results = [
    failed.length === 0 ? style.paint('good', outcome(report, failed)) : outcome(report, failed),
    ...(unknown.length === 0 ? [] : [`${String(unknown.length)} unknown`]),
    ...(accepted.length === 0 ? [] : [`${String(accepted.length)} accepted`]),
  ];
  return [
    style.paint('dim', '─'.repeat(width)),
    row('result', results.join(', '), style),
    ...lines.map(({ name, text, gap }) => row(name, text, style, gap)),
    '',
    style.paint(report.exit.code === 0 ? 'good' : 'bold', report.exit.because),
  ];
}

function row(name: string, text: string, style: Style, gap = false): string {
  const [first = '', ...others] = wrap(text, Math.max(30, Math.min(style.width, 120) - 11));
  const lines = [first, ...others].map((line) => (gap ? style.paint('warning', line) : line));
  return lines.map((line, i) => `${style.paint('dim', (i === 0 ? name : '').padEnd(11))}${line}`).join('\n');
}
