import type { Finding } from '../../model/finding.js';
import { samePlace, type Span } from '../../model/source.js';
import type { Step } from '../../model/value.js';
import { placeOf } from './place.js';
import { stepText } from './trail.js';
import { count, groupBy } from './words.js';

/** One step of the ways that the values of a finding came. */
export interface WayStep {
  /** "`environment` given here". */
  readonly text: string;
  /** Where that is in one deployment or another, each place once. */
  readonly places: readonly Span[];
}

/** How many files, and how many places in each, are told before the rest is counted. */
const most = 3;

/**
 * The ways that the values of all instances came, as one: those that go through the same names are told together, each
 * step with all its places. So a value that comes from parameter files shows every one of them.
 */
export function waysOf({ trail, instances }: Finding): readonly WayStep[] {
  const trails = [trail, ...instances.map((instance) => instance.trail)].map(withoutEchoes);
  const ways = groupBy(trails, (steps) => steps.map(stepText).join('\0'));
  const told = new Set<string>();
  return [...ways.values()].flatMap((alike) =>
    (alike[0] ?? []).flatMap((step, i) => {
      const text = stepText(step);
      const places = distinct(alike.flatMap((steps) => steps[i]?.at ?? []));
      const isNew = places.some((at) => !told.has(`${text}\0${placeOf(at)}`));
      for (const at of places) told.add(`${text}\0${placeOf(at)}`);
      return isNew ? [{ text, places }] : [];
    }),
  );
}

const distinct = (places: readonly Span[]): readonly Span[] => [
  ...new Map(places.map((at) => [placeOf(at), at])).values(),
];

/** Without the steps that stand where a later one does, such as the variable of a loop over what a file lists. */
const withoutEchoes = (trail: readonly Step[]): readonly Step[] =>
  trail.filter((step, i) => !trail.slice(i + 1).some((later) => samePlace(step.at, later.at)));

/** "infra/main.dev.bicepparam:6:3, 7:3; main.test.bicepparam:6:3; and 2 more files": folder and file are told once. */
export function placesText(places: readonly Span[]): string {
  const files = [...groupBy(places, ({ source }) => source.path).values()];
  const shown = files.slice(0, most).map((each) => [...each.slice(0, most).map(placeOf), ...moreThan(most, each)]);
  const folder = folderOf(shown[0]?.[0] ?? '');
  const texts = shown.map(([first = '', ...others], i) => {
    const file = first.slice(0, first.lastIndexOf(':', first.lastIndexOf(':') - 1) + 1);
    const name = i > 0 && folderOf(first) === folder ? first.slice(folder.length) : first;
    return [name, ...others.map((place) => place.replace(file, ''))].join(', ');
  });
  const isPlain = files.every((each) => each.length === 1);
  return [...texts, ...moreThan(most, files, 'file')].join(isPlain ? ', ' : '; ');
}

function moreThan(shown: number, items: readonly unknown[], noun = 'place'): string[] {
  return items.length <= shown ? [] : [`and ${count(items.length - shown, `more ${noun}`)}`];
}

const folderOf = (place: string): string => place.slice(0, place.lastIndexOf('/') + 1);
