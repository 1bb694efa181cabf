import type { HclFile } from '../hcl/file.js';
import { allows, constraintsOf, newestBy, type Constraint } from './constraint.js';
import { lockedVersions, requirements, type Requirement } from './requirements.js';
import { compareVersions, versionOf, type Version } from './version.js';

/** The versions of providers that a configuration runs with. */
export interface Versions {
  /** Whether the version of a provider is this one or newer: the one that is locked, else the newest that is allowed. */
  isAtLeast(provider: string, version: string): boolean;
  /** Whether a lock or a constraint tells the version. Without either, Terraform takes the newest there is. */
  isKnown(provider: string): boolean;
}

/** The versions by what is written in the files of a root module and of all that it calls, and in its lock file. */
export const versionsOf = (files: readonly HclFile[], lock?: HclFile): Versions =>
  versionsBy(files.flatMap(requirements), lock === undefined ? [] : lockedVersions(lock));

/** The same by what is required, and what is locked. */
export function versionsBy(required: readonly Requirement[], locked: readonly Requirement[]): Versions {
  const constraints = new Map<string, Constraint[]>();
  for (const { provider, version } of required) {
    const parsed = constraintsOf(version) ?? [];
    if (parsed.length > 0) constraints.set(provider, [...(constraints.get(provider) ?? []), ...parsed]);
  }
  const chosen = new Map<string, Version>();
  for (const [provider, all] of constraints) {
    const newest = newestAllowed(all);
    if (newest !== undefined) chosen.set(provider, newest);
  }
  for (const { provider, version } of locked) {
    const parsed = versionOf(version);
    if (parsed !== undefined) chosen.set(provider, parsed);
  }
  return {
    isAtLeast(provider, version) {
      const wanted = versionOf(version);
      const has = chosen.get(provider);
      return has === undefined || wanted === undefined || compareVersions(has, wanted) >= 0;
    },
    isKnown: (provider) => chosen.has(provider),
  };
}

/** The newest that all constraints allow; undefined if they contradict each other. */
const newestAllowed = (constraints: readonly Constraint[]): Version | undefined =>
  constraints
    .map(newestBy)
    .sort((a, b) => compareVersions(b, a))
    .find((version) => constraints.every((each) => allows(each, version)));
