import type { Finding, Report } from '../../model/finding.js';
import { codeFrame } from '../frame/code-frame.js';
import { plain, type Style } from '../reporter.js';
import { placesElsewhere } from '../text/elsewhere.js';
import { environmentText } from '../text/environments.js';
import { instanceTexts } from '../text/instances.js';
import { waysOf } from '../text/ways.js';
import { number } from '../text/words.js';
import { escaped, fenced } from './escape.js';
import { linkTo } from './link.js';

const mostInstances = 10;
const mostPlaces = 4;
const mostRelated = 10;

/** A finding in full, folded: frame, the way the value came, why it matters, what to do. */
export function details(finding: Finding, report: Report, style: Style): string {
  const { at, label, title, resource, rule, why, fix } = finding;
  const lines = codeFrame({ at, label, context: 2, role: 'bold', secrets: report.secrets }, plain(100));
  const facts = [
    ...because(finding, report, style),
    ...instances(finding),
    ...related(finding, report, style),
    `**Why:** ${escaped(why)}`,
    `**Fix:** ${escaped(fix)}`,
  ];
  const summary = `<strong>${escaped(title)}</strong>, ${escaped(resource)}`;
  const where = `${linkTo(at, report, style)}, rule ${ruleLink(rule, report)}`;
  return `<details><summary>${summary}</summary>\n\n${where}\n\n${fenced(lines)}\n\n${facts.join('\n\n')}\n\n</details>\n`;
}

/** The id of a rule, linked to its page. */
export function ruleLink(id: string, { rules }: Report): string {
  const url = rules.find((rule) => rule.id === id)?.url;
  return url === undefined ? escaped(id) : `[${escaped(id)}](${url})`;
}

function because(finding: Finding, report: Report, style: Style): string[] {
  const steps = waysOf(finding).map(({ text, places }) => {
    const shown = places.slice(0, mostPlaces).map((at) => linkTo(at, report, style));
    const more = places.length - shown.length;
    return `- ${escaped(text)}, ${shown.join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}`;
  });
  return steps.length === 0 ? [] : [['**Because:**', '', ...steps].join('\n')];
}

function instances(finding: Finding): string[] {
  const environments = environmentText(finding);
  const texts = instanceTexts(finding);
  const shown = texts.slice(0, mostInstances).map((text) => `- ${escaped(text)}`);
  const more = texts.length - shown.length;
  return [
    ...(environments === undefined ? [] : [`**In:** ${escaped(environments)}`]),
    ...(texts.length === 0
      ? []
      : [['**For:**', '', ...shown, ...(more > 0 ? [`- and ${String(more)} more`] : [])].join('\n')]),
  ];
}

function related(finding: Finding, report: Report, style: Style): string[] {
  const all = placesElsewhere(finding);
  if (all.length === 0) return [];
  const shown = all.slice(0, mostRelated).map(({ at, label }) => `- ${linkTo(at, report, style)}: ${escaped(label)}`);
  const more = all.length - shown.length;
  return [['**See:**', '', ...shown, ...(more > 0 ? [`- and ${String(more)} more`] : [])].join('\n')];
}
