import { Problem, Unworked } from '../problem.js';
import type { Time } from './dates.js';

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const piecePattern = /'((?:[^']|'')*)'|'|([A-Za-z])\2*|[^A-Za-z']+/g;

/** A time by a format such as `DD MMM YYYY`. https://developer.hashicorp.com/terraform/language/functions/formatdate */
export function writtenTime(format: string, time: Time): string | Problem {
  const local = new Date(time.milliseconds + (time.offset ?? 0) * 60_000);
  if (!(local.getUTCFullYear() >= 0 && local.getUTCFullYear() <= 9999))
    return new Unworked('the year has not four digits');
  let text = '';
  for (const [piece, literal, letter] of format.matchAll(piecePattern)) {
    if (piece === "'") return new Problem('the format has a quote that is not closed');
    const written = letter === undefined ? (literal?.replaceAll("''", "'") ?? piece) : verb(piece, local, time.offset);
    if (written === undefined) return new Problem(`the format has no verb \`${piece}\``);
    text += written;
  }
  return text;
}

const two = (value: number): string => String(value).padStart(2, '0');
const twelve = (hour: number): number => hour % 12 || 12;

function verb(name: string, local: Date, offset: number | undefined): string | undefined {
  const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()];
  const [hour, minute, second] = [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()];
  const [weekday = '', monthName = ''] = [days[local.getUTCDay()], months[month]];
  const verbs: Readonly<Record<string, string>> = {
    YYYY: String(year).padStart(4, '0'),
    YY: two(year % 100),
    MMMM: monthName,
    MMM: monthName.slice(0, 3),
    MM: two(month + 1),
    M: String(month + 1),
    DD: two(day),
    D: String(day),
    EEEE: weekday,
    EEE: weekday.slice(0, 3),
    hh: two(hour),
    h: String(hour),
    HH: two(twelve(hour)),
    H: String(twelve(hour)),
    AA: hour < 12 ? 'AM' : 'PM',
    aa: hour < 12 ? 'am' : 'pm',
    mm: two(minute),
    m: String(minute),
    ss: two(second),
    s: String(second),
    ZZZZZ: zone(offset, ':'),
    ZZZZ: zone(offset, ''),
    ZZZ: offset === undefined || offset === 0 ? 'UTC' : zone(offset, ''),
    Z: offset === undefined || offset === 0 ? 'Z' : zone(offset, ':'),
  };
  return verbs[name];
}

function zone(offset = 0, between: string): string {
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${between}${two(minutes % 60)}`;
}
