import type { Location, PhysicalLocation } from '@microsoft/sarif';
import { linesOf, positionOf, type Span } from '../../model/source.js';
import { fileUri } from './uri.js';

/** The root that URIs count from. It is described and not located, so that no path of a machine leaves through it. */
export const sourceRoot = '%SRCROOT%';

/**
 * The file and the region of a span. A region ends with its first line: GitHub shows an alert in a pull request only
 * if all lines of it are in the diff.
 */
export function physicalLocation(span: Span, prefix: string): PhysicalLocation {
  const { source } = span;
  const from = positionOf(source, span.start);
  const to = positionOf(source, Math.max(span.start, span.end));
  const endColumn = to.line === from.line ? to.column : positionOf(source, endOfLine(span)).column;
  return {
    artifactLocation: { uri: fileUri(prefix, source.path), uriBaseId: sourceRoot },
    region: { startLine: from.line, startColumn: from.column, endLine: from.line, endColumn },
  };
}

export const location = (span: Span, prefix: string): Location => ({
  physicalLocation: physicalLocation(span, prefix),
});

function endOfLine({ source, start }: Span): number {
  let end = linesOf(source)[positionOf(source, start).line] ?? source.text.length;
  while (end > start && /[\r\n]/.test(source.text.charAt(end - 1))) end--;
  return end;
}
