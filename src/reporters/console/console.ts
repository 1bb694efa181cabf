import type { Finding } from '../../model/finding.js';
import { withoutSecrets } from '../redacted.js';
import type { Reporter, Style } from '../reporter.js';
import { placeOf } from '../text/place.js';
import { printable } from '../text/printable.js';
import { ranked } from '../text/ranking.js';
import { count } from '../text/words.js';
import { wrap } from '../text/wrap.js';
import { diagnosticBlocks } from './diagnostics.js';
import { findingBlock } from './finding.js';
import { summary } from './summary.js';
import { unknownBlocks } from './unknowns.js';

/** For people at a terminal: failures first and in full, what could not be told in short, then what was looked at. */
export const consoleReporter: Reporter = withoutSecrets((report, style) => {
  const all = ranked(report.findings);
  const told = new Set<string>();
  const isAgain = ({ rule }: Finding): boolean => style.verbose !== true && told.size === told.add(rule).size;
  const blocks = [
    ...all.failed.map((finding) => findingBlock(finding, report, style, isAgain(finding))),
    ...unknownBlocks(all.unknown, report, style),
    ...acceptedBlock(all.accepted, style),
    ...diagnosticBlocks(report, style),
    summary(report, all, style),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
});

const mostAccepted = 5;

function acceptedBlock(accepted: readonly Finding[], style: Style): string[][] {
  if (accepted.length === 0 || style.quiet === true) return [];
  const shown = accepted.slice(0, style.verbose === true ? undefined : mostAccepted);
  const more = accepted.length - shown.length;
  return [
    [
      `${style.paint('dim', 'accepted')}  ${style.paint('bold', `${count(accepted.length, 'finding')} somebody has accepted`)}`,
      ...shown.flatMap(({ at, rule, accepted: by }) => {
        const until = by?.until === undefined ? '' : ` until ${by.until}`;
        const reason = `by ${by?.by ?? ''}${until}: ${printable(by?.reason ?? '')}`;
        return [
          '',
          `  ${placeOf(at)}  ${style.paint('dim', rule)}`,
          ...wrap(reason, style.width - 4).map((line) => `    ${line}`),
        ];
      }),
      ...(more > 0 ? ['', style.paint('dim', `  and ${count(more, 'more finding')}`)] : []),
    ],
  ];
}
