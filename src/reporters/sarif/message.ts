import type { Finding } from '../../model/finding.js';
import type { Span } from '../../model/source.js';
import { environmentText } from '../text/environments.js';
import { placeOf } from '../text/place.js';
import { stepText } from '../text/trail.js';
import { count } from '../text/words.js';

/** A place that a message links to. Its id is its place in the list, from 1. */
export interface LinkedPlace {
  readonly at: Span;
  readonly label: string;
}

/** The way the value came, then the other places a reader should see. GitHub keeps 100 locations of a result. */
export const linkedPlaces = ({ trail, related }: Finding): readonly LinkedPlace[] =>
  [...trail.map((step) => ({ at: step.at, label: stepText(step) })), ...related].slice(0, 99);

/** The first sentence says all that lists show: what, where, and what is true there. Links name their locations by id. */
export function messageText(finding: Finding): string {
  const { title, label, resource, instances, trail, why, fix } = finding;
  const environments = environmentText(finding);
  const links = linkedPlaces(finding).map(
    ({ at, label: text }, i) => `[${unlinked(text)} (${unlinked(placeOf(at))})](${String(i + 1)})`,
  );
  const because = links.slice(0, trail.length);
  const see = links.slice(trail.length);
  return [
    `${unlinked(title)}: ${unlinked(label)}, ${unlinked(resource)}.`,
    ...(because.length === 0 ? [] : [`Because: ${because.join(', ')}.`]),
    ...(see.length === 0 ? [] : [`See ${see.join(', ')}.`]),
    ...(environments === undefined ? [] : [`In ${unlinked(environments)}.`]),
    ...(instances.length < 2 ? [] : [`True of ${count(instances.length, 'instance')}.`]),
    `Why: ${unlinked(why)}`,
    `Fix: ${unlinked(fix)}`,
  ].join(' ');
}

/** Text in which nothing can be taken for a link. */
const unlinked = (text: string): string => text.replaceAll(/[[\]]/g, String.raw`\$&`);
