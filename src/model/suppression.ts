import type { Span } from './source.js';

/** One entry of `suppressions` in the configuration, its rule names resolved. */
export interface ConfiguredSuppression {
  readonly rules: readonly NamedRule[];
  /** Whether it speaks of findings in this file, relative to the root of the run. */
  coversPath(path: string): boolean;
  /** Whether it speaks of the resource with this address. */
  coversResource(address: string): boolean;
  readonly reason: string;
  /** The last day it counts, as an ISO date. */
  readonly until?: string;
  readonly at: Span;
}

/** A rule as somebody wrote it: by id, family or alias. */
export interface NamedRule {
  readonly name: string;
  /** What the name stands for; empty if there is no such rule. */
  readonly ids: readonly string[];
  readonly at: Span;
}

/** An ISO date of the calendar: `2026-02-30` is none. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
