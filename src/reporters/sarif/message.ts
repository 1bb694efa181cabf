import type { Finding } from '../../model/finding.js';
import type { Span } from '../../model/source.js';
import { environmentText } from '../text/environments.js';
import { placeOf } from '../text/place.js';
import { placesElsewhere } from '../text/elsewhere.js';
import { waysOf } from '../text/ways.js';
import { count } from '../text/words.js';

/** A place that a message links to. Its id is its place in the list, from 1. */
export interface LinkedPlace {
  readonly at: Span;
  readonly label: string;
}

/** The way the value came, then the other places a reader should see. GitHub keeps 100 locations of a result. */
export function linkedPlaces(finding: Finding): readonly LinkedPlace[] {
  return [...origins(finding), ...placesElsewhere(finding)].slice(0, 99);
}

/** How many places a step of the way has in a message. */
const mostPlaces = 3;

const origins = (finding: Finding): readonly LinkedPlace[] =>
  waysOf(finding).flatMap(({ text, places }) => places.slice(0, mostPlaces).map((at) => ({ at, label: text })));

/** The first sentence says all that lists show: what, where, and what is true there. Links name their locations by id. */
export function messageText(finding: Finding): string {
  const { title, label, resource, instances, why, fix } = finding;
  const way = origins(finding).length;
  const environments = environmentText(finding);
  const links = linkedPlaces(finding).map(
    ({ at, label: text }, i) => `[${unlinked(text)} (${unlinked(placeOf(at))})](${String(i + 1)})`,
  );
  const because = links.slice(0, way);
  const see = links.slice(way);
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
