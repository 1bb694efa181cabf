import type { Notification } from '@microsoft/sarif';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Report } from '../../model/finding.js';
import { coverageLines } from '../text/coverage.js';
import { location, sourceRoot } from './locations.js';
import { fileUri } from './uri.js';

/** Everything a report says besides its findings: diagnostics, what was looked at, and what was left out of the file. */
export function notificationsOf(report: Report, omitted: number): Notification[] {
  const lines = coverageLines(report);
  return [
    ...report.diagnostics.map((diagnostic) => notification(diagnostic, report.prefix)),
    {
      descriptor: { id: 'coverage' },
      level: lines.some(({ gap }) => gap) ? 'warning' : 'note',
      message: { text: `What was looked at: ${lines.map(({ name, text }) => `${name}: ${text}`).join('; ')}.` },
    },
    ...(omitted === 0
      ? []
      : [
          {
            descriptor: { id: 'limit' },
            level: 'warning' as const,
            message: { text: `${String(omitted)} more results, the least severe ones, are left out of this file.` },
          },
        ]),
  ];
}

function notification({ id, level, title, label, fix, at, path }: Diagnostic, prefix: string): Notification {
  const text = [label === undefined ? title : `${title}: ${label}`, ...(fix === undefined ? [] : [fix])];
  const file = path === undefined ? [] : [{ physicalLocation: fileLocation(prefix, path) }];
  return {
    descriptor: { id },
    level,
    message: { text: text.map((part) => part.replace(/\.?$/, '.')).join(' ') },
    locations: at === undefined ? file : [location(at, prefix)],
  };
}

const fileLocation = (prefix: string, path: string): { artifactLocation: { uri: string; uriBaseId: string } } => ({
  artifactLocation: { uri: fileUri(prefix, path), uriBaseId: sourceRoot },
});
