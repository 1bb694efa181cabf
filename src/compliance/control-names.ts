import type { Framework } from '../model/framework.js';
import { frameworks, type Controls, type FrameworkKey } from './frameworks.js';

/**
 * Every name that controls answer to, in lower case: `dp-8`, `mcsb:dp-8`, `mcsb:2:dp-8`, and those of all controls of a
 * framework, `mcsb` and `mcsb:2`. With a version, the id is the one it has there.
 */
export const controlNames = (controls: Controls): readonly string[] =>
  frameworkKeys.flatMap((key) => {
    const ids: readonly string[] = controls[key] ?? [];
    return ids.length === 0 ? [] : [key, ...ids.flatMap((id) => namesOf(key, id))].map((name) => name.toLowerCase());
  });

export const frameworkKeys = Object.keys(frameworks) as readonly FrameworkKey[];

function namesOf(key: FrameworkKey, id: string): readonly string[] {
  const { versions, controls }: Framework = frameworks[key];
  const withVersion = versions.flatMap((version) => {
    const then = controls[id]?.formerly?.[version] ?? id;
    return [then, `${key}:${then}`, `${key}:${version}`, `${key}:${version}:${then}`];
  });
  return [id, `${key}:${id}`, ...withVersion];
}
