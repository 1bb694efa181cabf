import { distribute } from '../../../expressions/distribute.js';
import { durationOf, timeOf } from '../../../expressions/functions/terraform/dates.js';
import { scalar, unknown } from '../../../expressions/values.js';
import { textOf } from '../../../model/source.js';
import type { Unknown } from '../../../model/value.js';
import type { Part } from './parts.js';

/** A time of RFC 3339 in seconds since 1970, as Azure has the dates of keys and secrets. */
export const moment =
  (part: Part): Part =>
  (config, context) => {
    const written = part(config, context);
    if (written === undefined) return undefined;
    return distribute([written], written.at, context.evaluation.budget, ([one = written]) => {
      if (one.kind === 'unknown') return later(one);
      if (one.kind !== 'scalar' || one.value === null) return one;
      const { at, trail, sensitive } = one;
      const time = timeOf(String(one.value));
      if (time === undefined) return unknown('it is no time such as `2030-12-31T00:00:00Z`', at, { trail, sensitive });
      return scalar(Math.floor(time.milliseconds / 1000), at, trail, sensitive);
    });
  };

/** What is not known, but is counted from the time of the run, where the text says so. */
function later(value: Unknown): Unknown {
  const { because, at, trail, sensitive } = value;
  const seconds = secondsLater(value);
  const type = value.type === 'string' || seconds !== undefined ? 'int' : undefined;
  const symbol =
    seconds === undefined
      ? value.symbol && `⟨dateTimeToEpoch(${value.symbol})⟩`
      : `⟨dateTimeToEpoch(dateTimeAdd(utcNow(), 'PT${String(seconds)}S'))⟩`;
  return unknown(because, at, { type, symbol, trail, sensitive });
}

/** From `timeadd(timestamp(), "8760h")`, where that is written or where nothing but names leads to it. */
function secondsLater({ at, trail }: Unknown): number | undefined {
  for (const place of [at, ...trail.map((step) => step.at)]) {
    const text = textOf(place).trim();
    const duration = counted.exec(text)?.groups?.['duration'];
    if (duration !== undefined) {
      const milliseconds = durationOf(duration);
      return milliseconds === undefined || milliseconds < 0 ? undefined : Math.floor(milliseconds / 1000);
    }
    if (!/^[\w.-]+$/.test(text)) return undefined;
  }
  return undefined;
}

const counted = /^timeadd\(\s*(?:plan)?timestamp\(\)\s*,\s*"(?<duration>[^"$%]*)"\s*,?\s*\)$/;
