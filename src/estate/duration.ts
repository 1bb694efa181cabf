/** Days of a year, a month (the twelfth of a year), a week and a day; of an hour, a minute and a second. */
const [dates, times] = [
  [365, 365 / 12, 7, 1],
  [1 / 24, 1 / 1440, 1 / 86_400],
];

const pattern =
  /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;

/** A duration in ISO 8601, such as `P90D` or `P1Y6M`, in days; undefined for text that is none. */
export function daysOf(text: string): number | undefined {
  const parts = pattern.exec(text.trim())?.slice(1);
  if (parts === undefined) return undefined;
  const days = [...dates, ...times].reduce((sum, length, index) => sum + Number(parts[index] ?? 0) * length, 0);
  return Math.round(days * 1000) / 1000;
}
