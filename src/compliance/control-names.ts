import type { Control, Framework } from '../model/framework.js';
import { frameworks, type Controls, type FrameworkKey } from './frameworks.js';

export const frameworkKeys = Object.keys(frameworks) as readonly FrameworkKey[];

/** A name as the names below are written: `CIS v6.0 8.3.5` is `cis:6.0:8.3.5`. */
export const normalized = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ':')
    .replace(/^(\w+):v(?=\d)/, '$1:');

/**
 * Every name that controls answer to: `dp-8`, `mcsb:dp-8`, `mcsb:2:dp-8`, and those of all controls of a framework, `mcsb`
 * and `mcsb:2`. With a version, the id is the one it has there.
 */
export const controlNames = (controls: Controls): readonly string[] =>
  frameworkKeys.flatMap((key) => {
    const ids: readonly string[] = controls[key] ?? [];
    if (ids.length === 0) return [];
    const versions = frameworks[key].versions.map((version) => normalized(`${key}:${version}`));
    return [normalized(key), ...versions, ...ids.flatMap((id) => namesOf(key, id))];
  });

/** The control that a name stands for, whether a rule serves it or not. */
export function controlNamed(name: string): Control | undefined {
  const wanted = normalized(name);
  for (const key of frameworkKeys) {
    const { controls }: Framework = frameworks[key];
    const found = Object.entries(controls).find(([id]) => namesOf(key, id).includes(wanted));
    if (found !== undefined) return found[1];
  }
  return undefined;
}

function namesOf(key: FrameworkKey, id: string): readonly string[] {
  const { versions, controls }: Framework = frameworks[key];
  const withVersion = versions.flatMap((version) => {
    const then = controls[id]?.formerly?.[version] ?? id;
    return [then, `${key}:${then}`, `${key}:${version}:${then}`];
  });
  return [id, `${key}:${id}`, ...withVersion].map(normalized);
}
