import type { BuiltIn } from '../../scope.js';
import { atDeployment } from '../at-deployment.js';
import { pure } from '../define.js';
import { Problem } from '../problem.js';
import { writtenTime } from './date-format.js';
import { text } from './parameter.js';

/** A moment, and the offset of the zone that it is written in. */
export interface Time {
  readonly milliseconds: number;
  /** In minutes; undefined for `Z`. */
  readonly offset: number | undefined;
  /** Digits of the fraction of a second that milliseconds leave out. */
  readonly rest: string;
}

const notATime = new Problem('the text is not a time of RFC 3339');

/** https://developer.hashicorp.com/terraform/language/functions#date-and-time-functions */
export const dates: Readonly<Record<string, BuiltIn>> = {
  timestamp: atDeployment({ type: 'string', fresh: true, because: 'is the time of the run' }),
  plantimestamp: atDeployment({ type: 'string', because: 'is the time of the plan' }),
  formatdate: pure({ gives: 'string' }, [text, text], ([format, time]) => {
    const parsed = timeOf(time);
    return parsed === undefined ? notATime : writtenTime(format, parsed);
  }),
  timeadd: pure({ gives: 'string' }, [text, text], ([time, duration]) => {
    const [start, length] = [timeOf(time), durationOf(duration)];
    if (start === undefined) return notATime;
    if (length === undefined) return new Problem('the text is not a duration such as `1h30m`');
    const seconds = Math.floor((start.milliseconds + Number(`0.${start.rest}`) + length) / 1000);
    return writtenTime("YYYY-MM-DD'T'hh:mm:ssZ", { ...start, milliseconds: seconds * 1000 });
  }),
  timecmp: pure({ gives: 'int' }, [text, text], ([a, b]) => {
    const [first, second] = [timeOf(a), timeOf(b)];
    if (first === undefined || second === undefined) return notATime;
    const order = Math.sign(first.milliseconds - second.milliseconds);
    return order === 0 ? Math.sign(Number(`0.${first.rest}`) - Number(`0.${second.rest}`)) : order;
  }),
};

const timePattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d))$/;

/** From a time of RFC 3339; undefined for text that is none. */
export function timeOf(written: string): Time | undefined {
  const match = timePattern.exec(written);
  if (match === null) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const fraction = match[7] ?? '';
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day);
  time.setUTCHours(hour, minute, second, Number(fraction.slice(0, 3).padEnd(3, '0')));
  const isReal = time.getUTCMonth() === month - 1 && time.getUTCHours() === hour;
  if (!isReal || month > 12 || minute > 59 || second > 59) return undefined;
  const [sign, hours, minutes] = match.slice(8);
  const offset = sign === undefined ? undefined : (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return { milliseconds: time.getTime() - (offset ?? 0) * 60_000, offset, rest: fraction.slice(3) || '0' };
}

const units: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ns: 1e-6,
};

/** A duration as Go writes it, in milliseconds: at most some 292 years. https://pkg.go.dev/time#ParseDuration */
export function durationOf(written: string): number | undefined {
  const match = /^([+-]?)((?:(?:\d+\.?\d*|\.\d+)(?:h|ms|m|s|us|µs|μs|ns))+|0)$/.exec(written);
  if (match === null) return undefined;
  let sum = 0;
  for (const [, amount, unit = 'ns'] of (match[2] ?? '').matchAll(/([\d.]+)(h|ms|m|s|us|µs|μs|ns)/g)) {
    sum += Number(amount) * (units[unit] ?? 0);
  }
  return sum > 9_223_372_036_854 ? undefined : match[1] === '-' ? -sum : sum;
}
