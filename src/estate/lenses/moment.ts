import { textOf, type Span } from '../../model/source.js';
import type { Setting } from '../../model/setting.js';
import type { Step, Unknown } from '../../model/value.js';
import { daysOf } from '../duration.js';
import { find, type Readable } from '../read.js';
import { asInteger, readSetting, type Converter } from '../settings.js';

/** A point in time, as far as it can be told without deploying. */
export type Moment =
  /** In seconds since 1970, UTC. */
  | { readonly seconds: number }
  /** Counted from the deployment: so many days after it. */
  | { readonly daysAfterDeployment: number }
  /** There is one, and only the deployment can tell which. */
  | { readonly later: true };

/** The last second of the year 9999: nothing that counts time by a calendar knows a later one. */
const last = 253_402_300_799;

const asMoment: Converter<Moment | undefined> = (value) => {
  const number = asInteger(value);
  if ('because' in number) return number;
  const { value: seconds } = number;
  return seconds >= 0 && seconds <= last
    ? { value: { seconds } }
    : { because: `\`${String(seconds)}\` is no time in seconds since 1970` };
};

/**
 * A point in time at a path of a body; undefined where none is set. A number that only the deployment can tell is one all
 * the same, unless it may be null.
 */
export const readMoment = (readable: Readable, path: string): Setting<Moment | undefined> =>
  readSetting(readable, path, asMoment, { value: undefined }, (unknown) =>
    unknown.type === 'int' ? (relative(unknown, readable, path) ?? { later: true }) : undefined,
  );

/** What is counted from the time of the deployment: `dateTimeToEpoch(dateTimeAdd(utcNow(), 'P1Y'))`. */
function relative(unknown: Unknown, readable: Readable, path: string): Moment | undefined {
  const asTerm = countedTerm.exec(unknown.symbol ?? '')?.groups?.['duration'];
  const daysAfterDeployment = asTerm === undefined ? undefined : daysOf(asTerm);
  if (daysAfterDeployment !== undefined) return { daysAfterDeployment };
  const found = find(readable, path).find(({ is }) => is.kind === 'unknown' && is.value === unknown)?.is;
  const places = found === undefined ? [] : [found.at, ...found.trail.map((step) => step.at)];
  const index = places.findIndex((place) => /^dateTimeToEpoch\(/i.test(textOf(place)));
  const place = places[index];
  if (found === undefined || place === undefined) return undefined;
  const [, base = '', duration = '0'] = counted.exec(textOf(place)) ?? [];
  const days = duration === '0' ? 0 : daysOf(duration);
  return days !== undefined && isNow(base, places.slice(index + 1), found.trail)
    ? { daysAfterDeployment: days }
    : undefined;
}

/** How a language that counts in other words says the same. */
const countedTerm = /^⟨dateTimeToEpoch\(dateTimeAdd\(utcNow\(\), '(?<duration>P[^']*)'\)\)⟩$/;

const counted =
  /^dateTimeToEpoch\(\s*(?:dateTimeAdd\(\s*)?(utcNow\([^()]*\)|[\w.]+)(?:\s*,\s*'(P[^']*)'\s*(?:,[^()]*)?\))?\s*\)$/i;

/** The time of the deployment, or a name whose whole way leads there. */
function isNow(base: string, way: readonly Span[], trail: readonly Step[]): boolean {
  if (isCallOfNow(base)) return true;
  const texts = way.map(textOf);
  return (
    trail.some(({ name }) => name === base) &&
    texts.some(isCallOfNow) &&
    texts.every((text) => isCallOfNow(text) || /^[\w.]+$/.test(text))
  );
}

const isCallOfNow = (text: string): boolean => /^utcNow\([^()]*\)$/i.test(text);
