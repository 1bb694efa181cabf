import type { Diagnostic } from '../../model/diagnostic.js';
import type { Report } from '../../model/finding.js';
import { codeFrame } from '../frame/code-frame.js';
import type { Style } from '../reporter.js';
import { placeOf } from '../text/place.js';
import { printable } from '../text/printable.js';
import { withoutMissingModules, type MissingModules } from '../text/missing-modules.js';
import { count, groupBy } from '../text/words.js';
import { wrap } from '../text/wrap.js';
import { field, indented } from './fields.js';

const mostAlike = 3;
const mostModules = 6;

/** All we have to say that is not a finding: errors first; of many that are alike, the first few and how many more. */
export function diagnosticBlocks(report: Report, style: Style): string[][] {
  const levels = style.quiet === true ? (['error'] as const) : (['error', 'warning', 'note'] as const);
  const sorted = levels.flatMap((level) => report.diagnostics.filter((diagnostic) => diagnostic.level === level));
  const { others, missing } = style.verbose === true ? { others: sorted, missing: [] } : withoutMissingModules(sorted);
  return [...blocksOf(others, report, style), ...missing.map((modules) => missingBlock(modules, style))];
}

const blocksOf = (diagnostics: readonly Diagnostic[], report: Report, style: Style): string[][] =>
  [...groupBy(diagnostics, ({ id, level }) => `${level} ${id}`).values()].flatMap((alike) => {
    const isWhole = style.verbose === true || alike[0]?.id.startsWith('config/') === true;
    const shown = alike.slice(0, isWhole ? undefined : mostAlike);
    const more = alike.length - shown.length;
    const blocks = shown.map((diagnostic) => diagnosticBlock(diagnostic, report, style));
    return more > 0 ? [...blocks, [moreOf(more, alike[0]?.id ?? '', style)]] : blocks;
  });

function missingBlock({ id, title, modules }: MissingModules, style: Style): string[] {
  const shown = modules.slice(0, mostModules);
  const more = modules.length - shown.length;
  const text = [...shown, ...(more > 0 ? [`and ${count(more, 'more module')}`] : [])].join(', ');
  return [
    headOf({ level: 'note', title, id }, style),
    ...indented(wrap(text, Math.min(style.width, 120) - 2)),
    style.paint('dim', '  --verbose shows every one'),
  ];
}

const headOf = ({ level, title, id }: Pick<Diagnostic, 'level' | 'title' | 'id'>, style: Style): string =>
  `${style.paint(level, level)}  ${style.paint('bold', printable(title))}  ${style.paint('dim', `[${id}]`)}`;

const moreOf = (more: number, id: string, style: Style): string =>
  style.paint('dim', `and ${String(more)} more  [${id}]  --verbose shows all of them`);

function diagnosticBlock(diagnostic: Diagnostic, { secrets }: Report, style: Style): string[] {
  const { level, at, path, label = '', fix } = diagnostic;
  const place = at === undefined ? path : placeOf(at);
  return [
    headOf(diagnostic, style),
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
