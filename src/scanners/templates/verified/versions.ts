import type { Since } from './facts.js';

const form = /^\d+\.\d+\.\d+$/;

/** Whether a tag is a version as modules are published with: `0.13.0`. */
export const isVersion = (tag: string): boolean => form.test(tag);

/** Negative if `a` is the older of two versions. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)];
  const index = left.findIndex((number, at) => number !== right[at]);
  return index < 0 ? 0 : (left[index] ?? 0) - (right[index] ?? 0);
}

const numbers = (version: string): readonly number[] => version.split('.').map(Number);

/** The newest of the published versions that is not newer than the wanted one. */
export const nearestVersion = (wanted: string, published: readonly string[]): string | undefined =>
  published.findLast((each) => compareVersions(each, wanted) <= 0);

/** What holds at a version; undefined if nothing does. */
export function at<T extends object | string>(fact: Since<T> | undefined, version: string): T | undefined {
  if (!isHistory(fact)) return fact;
  const changes = Object.entries(fact.since).filter(([since]) => compareVersions(since, version) <= 0);
  return changes.sort(([a], [b]) => compareVersions(a, b)).at(-1)?.[1] ?? undefined;
}

const isHistory = <T extends object | string>(
  fact: Since<T> | undefined,
): fact is Extract<Since<T>, { readonly since: Readonly<Record<string, T | null>> }> =>
  typeof fact === 'object' && 'since' in fact;
