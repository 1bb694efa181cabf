import type { Span } from './source.js';

/** One entry of `suppressions` in the configuration, its rule names resolved. */
export interface ConfiguredSuppression {
  readonly rules: readonly NamedRule[];
  /** Patterns of files as in `.gitignore`; all files if empty. */
  readonly paths: readonly string[];
  /** Addresses of resources, `*` standing for anything; all resources if empty. */
  readonly resources: readonly string[];
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
