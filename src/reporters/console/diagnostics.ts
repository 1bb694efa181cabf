import type { Diagnostic } from '../../model/diagnostic.js';
import type { Report } from '../../model/finding.js';
import { codeFrame } from '../frame/code-frame.js';
import type { Style } from '../reporter.js';
import { placeOf } from '../text/place.js';
import { printable } from '../text/printable.js';
import { field, indented } from './fields.js';

/** Anything we have to say that is not a finding: syntax problems, missing modules, mistakes in the configuration. */
export function diagnosticBlock(diagnostic: Diagnostic, { secrets }: Report, style: Style): string[] {
  const { level, title, id, at, path, label = '', fix } = diagnostic;
  const place = at === undefined ? path : placeOf(at);
  return [
    `${style.paint(level, level)}  ${style.paint('bold', printable(title))}  ${style.paint('dim', `[${id}]`)}`,
    ...(place === undefined ? [] : [`  ${printable(place)}`]),
    ...(at === undefined ? [] : ['', ...frame(at, label, level, secrets, style), '']),
    ...(at === undefined && label !== '' ? field('note', printable(label), style) : []),
    ...(fix === undefined ? [] : field('fix', fix, style)),
  ].filter((line, i, lines) => line !== '' || i < lines.length - 1);
}

const frame = (
  at: NonNullable<Diagnostic['at']>,
  label: string,
  role: Diagnostic['level'],
  secrets: Report['secrets'],
  style: Style,
): string[] => indented(codeFrame({ at, label, context: 1, role, secrets }, { ...style, width: style.width - 2 }));
