import type { BuiltIn } from '../scope.js';
import { atDeployment } from './at-deployment.js';
import { formatDate } from './date-format.js';
import { pure } from './define.js';
import { int, optional, text } from './parameter.js';
import { Problem } from './problem.js';

const notATime = new Problem('the text is not a time in ISO 8601');

/** https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-date */
export const dates: Readonly<Record<string, BuiltIn>> = {
  dateTimeAdd: pure({ gives: 'string' }, [text, text, optional(text)], ([base, duration, format]) => {
    const [start, length] = [parseTime(base), parseDuration(duration)];
    if (start === undefined) return notATime;
    if (length === undefined) return new Problem('the text is not a duration in ISO 8601');
    return written(start.getTime() + length, format);
  }),
  dateTimeFromEpoch: pure({ gives: 'string' }, [int], ([seconds]) => written(seconds * 1000, undefined)),
  dateTimeToEpoch: pure({ gives: 'int' }, [text], ([time]) => {
    const parsed = parseTime(time);
    return parsed === undefined ? notATime : Math.floor(parsed.getTime() / 1000);
  }),
  utcNow: (args, site) => {
    const { now } = site.evaluation.target;
    return now === undefined ? laterNow(args, site) : fixedNow(args, site);
  },
};

const laterNow = atDeployment({ type: 'string', fresh: true, because: 'is the time of the deployment' });

const fixedNow = pure({ gives: 'string' }, [optional(text)], ([format], { evaluation }) => {
  const time = parseTime(evaluation.target.now ?? '');
  return time === undefined ? notATime : written(time.getTime(), format ?? "yyyyMMdd'T'HHmmss'Z'");
});

/** What .NET can represent: the years 1 to 9999. */
const [earliest, latest] = [-62_135_596_800_000, 253_402_300_799_999];

function written(time: number, format: string | undefined): string | Problem {
  if (!(time >= earliest && time <= latest))
    return new Problem('the time is beyond the year 9999, or before the year 1');
  const text = formatDate(new Date(time), format ?? "yyyy'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFFK");
  if (text === undefined) return new Problem(`\`${format ?? ''}\` is not a format for times`);
  return format === undefined ? text.replace('.Z', 'Z') : text;
}

const extended = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/i;
const compact = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:?\d\d)?$/i;

/** A time in ISO 8601; without a zone it is taken as UTC. Undefined if there is no such day or hour. */
function parseTime(text: string): Date | undefined {
  const match = extended.exec(text.trim()) ?? compact.exec(text.trim());
  if (match === null) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part || 0));
  const fraction = Number(`0.${match[7] ?? '0'}`);
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day);
  time.setUTCHours(hour, minute, second, Math.trunc(fraction * 1000));
  if (time.getUTCMonth() !== month - 1 || time.getUTCHours() !== hour || time.getUTCMinutes() !== minute)
    return undefined;
  return new Date(time.getTime() - zoneOf(match[8]));
}

/** The offset of a zone in milliseconds. */
function zoneOf(zone: string | undefined): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(zone ?? '');
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}

const durationPattern =
  /^([+-])?P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Milliseconds of years of 365 days, months of 30, weeks, days, hours, minutes and seconds, in that order. */
const units = [365, 30, 7, 1].map((length) => length * 86_400_000).concat([3_600_000, 60_000, 1000]);

/** A duration in ISO 8601, in milliseconds. A year has 365 days and a month 30, as the platform counts them. */
function parseDuration(text: string): number | undefined {
  const match = durationPattern.exec(text.trim());
  if (match === null) return undefined;
  const total = match.slice(2).reduce((sum, part, i) => sum + Number(part || 0) * (units[i] ?? 0), 0);
  return match[1] === '-' ? -total : total;
}
