import type { Finding, Instance } from '../model/finding.js';
import { together } from '../model/together.js';
import type { Related } from '../model/verdict.js';

type Gathered = Pick<Finding, 'instances' | 'resource' | 'environments' | 'label' | 'trail' | 'related'>;

/** What a finding says of its instances together. */
export function gathered(verdict: Finding['verdict'], instances: readonly Instance[]): Gathered {
  const [first] = instances;
  return {
    instances,
    resource: together(instances.map(({ title }) => title)),
    environments: environmentsOf(instances),
    // A reason that something is unknown is a sentence about one name, which does not bear two.
    label: verdict === 'unknown' ? (first?.label ?? '') : together(instances.map(({ label }) => label)),
    trail: first?.trail ?? [],
    related: relatedOf(instances),
  };
}

/** The names of the environments that instances are in, sorted, each once. */
function environmentsOf(instances: readonly Instance[]): readonly string[] {
  const names = new Set(instances.flatMap(({ deployment }) => deployment.environment?.name ?? []));
  // By code unit: the same order on every machine, whatever its language.
  return [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Where else to look, each place once. */
function relatedOf(instances: readonly Instance[]): readonly Related[] {
  const places = new Map<string, Related>();
  for (const related of instances.flatMap((instance) => instance.related)) {
    const { at, label } = related;
    places.set([at.source.path, at.start, at.end, label].join('\0'), related);
  }
  return [...places.values()];
}
