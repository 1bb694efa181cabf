import type { Finding, Report } from '../../model/finding.js';
import { codeFrame } from '../frame/code-frame.js';
import type { Role, Style } from '../reporter.js';
import { displayWidth } from '../text/display-width.js';
import { placesElsewhere } from '../text/elsewhere.js';
import { environmentText } from '../text/environments.js';
import { instanceTexts } from '../text/instances.js';
import { placeOf } from '../text/place.js';
import { printable } from '../text/printable.js';
import { placesText, waysOf } from '../text/ways.js';
import { count } from '../text/words.js';
import { wrap } from '../text/wrap.js';
import { field, fields, indented } from './fields.js';

const mostInstances = 4;
const mostRelated = 3;

/**
 * A finding in full: what, where, the lines, the way the value came, in which environments, why it matters, the fix.
 * `isAgain` leaves out why: the reader has just been told.
 */
export function findingBlock(finding: Finding, { secrets }: Report, style: Style, isAgain = false): string[] {
  const role: Role = finding.verdict === 'unknown' ? 'unknown' : finding.severity;
  const name = finding.verdict === 'unknown' ? 'unknown' : finding.severity;
  const { width } = style;
  const title = printable(finding.title);
  return [
    ...heading(`${style.paint(role, name)}  ${style.paint('bold', title)}`, finding, name.length + title.length, style),
    ...placeLines(finding, style),
    '',
    ...indented(
      codeFrame({ at: finding.at, label: finding.label, context: 2, role, secrets }, { ...style, width: width - 2 }),
    ),
    '',
    ...trailLines(finding, style),
    ...instanceLines(finding, style),
    ...relatedLines(finding, secrets, style),
    ...(isAgain ? [] : field('why', finding.why, style)),
    ...field('fix', finding.fix, style),
  ];
}

/** What is wrong, and by which rule: beside it, or below if it does not fit. */
function heading(text: string, { rule }: Finding, width: number, style: Style): string[] {
  const id = style.paint('dim', `[${rule}]`);
  return width + rule.length + 6 <= style.width ? [`${text}  ${id}`] : [text, `  ${id}`];
}

/** The place, and what it is about: beside it, or below if it does not fit. */
function placeLines({ at, resource }: Finding, style: Style): string[] {
  const [place, name] = [placeOf(at), printable(resource)];
  if (displayWidth(place) + displayWidth(name) + 4 <= style.width) return [`  ${place}  ${style.paint('dim', name)}`];
  return [`  ${place}`, ...indented(wrap(name, style.width - 2)).map((line) => style.paint('dim', line))];
}

/** Steps and their places in two columns; places that do not fit there stand below their step. */
function trailLines(finding: Finding, style: Style): string[] {
  const steps = waysOf(finding).map(({ text, places }) => ({ text, where: placesText(places) }));
  const widest = Math.max(0, ...steps.map(({ text }) => displayWidth(text)));
  const lines = steps.flatMap(({ text, where }) => {
    if (widest + displayWidth(where) + 13 <= style.width)
      return [`${text}${' '.repeat(widest - displayWidth(text))}  ${style.paint('dim', where)}`];
    return [text, ...indented(wrap(where, style.width - 13)).map((line) => style.paint('dim', line))];
  });
  return fields('because', lines, style);
}

function instanceLines(finding: Finding, style: Style): string[] {
  const environments = environmentText(finding);
  const texts = instanceTexts(finding, style.verbose);
  const shown = texts.slice(0, style.verbose === true ? undefined : mostInstances);
  const more = texts.length - shown.length;
  return [
    ...(environments === undefined ? [] : field('in', environments, style)),
    ...shown.flatMap((text, i) => field(i === 0 ? 'for' : '', text, style)),
    ...(more === 0 ? [] : field('', `and ${String(more)} more`, style)),
  ];
}

function relatedLines(finding: Finding, secrets: Report['secrets'], style: Style): string[] {
  const related = placesElsewhere(finding);
  const shown = related.slice(0, style.verbose === true ? undefined : mostRelated);
  const more = related.length - shown.length;
  const lines = shown.flatMap(({ at, label }) => [
    ...fields('see', [placeOf(at)], style),
    ...indented(codeFrame({ at, label, context: 0, role: 'note', secrets }, { ...style, width: style.width - 11 }), 11),
  ]);
  return more > 0 ? [...lines, ...fields('', [`and ${count(more, 'more place')}`], style)] : lines;
}
