import type { Coverage, Scan } from '../model/scan.js';

/** What several scanners found, as one scan: the estate is one, in however many languages it is written. */
export const merged = (scans: readonly Scan[]): Scan => ({
  deployments: scans.flatMap(({ deployments }) => deployments),
  resources: scans.flatMap(({ resources }) => resources),
  parameters: scans.flatMap(({ parameters }) => parameters),
  outputs: scans.flatMap(({ outputs }) => outputs),
  moduleCalls: scans.flatMap(({ moduleCalls }) => moduleCalls),
  destroyed: scans.flatMap(({ destroyed = [] }) => destroyed),
  diagnostics: scans.flatMap(({ diagnostics }) => diagnostics),
  coverage: scans.map(({ coverage }) => coverage).reduce(added),
  sources: scans.flatMap(({ sources }) => sources),
  comments: scans.flatMap(({ comments }) => comments),
  declarationsIn: (source) => scans.flatMap((each) => each.declarationsIn(source)),
});

const added = (a: Coverage, b: Coverage): Coverage => ({
  files: sums(a.files, b.files),
  modules: sums(a.modules, b.modules),
  undeployed: a.undeployed + b.undeployed,
  assumed: a.assumed + b.assumed,
  unexpanded: a.unexpanded + b.unexpanded,
});

function sums<K extends string>(a: Readonly<Record<K, number>>, b: Readonly<Record<K, number>>): Record<K, number> {
  const total = { ...a } as Record<K, number>;
  for (const key of Object.keys(b) as K[]) total[key] += b[key];
  return total;
}
