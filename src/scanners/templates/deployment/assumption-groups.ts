import type { Param } from '../syntax.js';
import type { LeftOut } from './ledger.js';
import type { Run } from './run.js';

/** What the same parameters of one deployment decide. */
export interface AssumptionGroup {
  readonly run: Run;
  readonly open: Set<Param>;
  readonly of: LeftOut[];
}

/** Deployments with more different assumptions have the rest of them in one group: less is told, in bounded time. */
const mostGroups = 100;

/** Gathers what is left out by what decides on it. */
export class AssumptionGroups {
  readonly #groups = new Map<string, AssumptionGroup>();
  readonly #counts = new Map<string, number>();

  add(leftOut: LeftOut, run: Run, decisive: ReadonlySet<Param>): void {
    const { name } = run.deployment;
    const open = new Set([...(run.plan.assuming?.open ?? []), ...decisive]);
    const key = [name, ...[...open].map(placeOf).sort()].join('\n');
    const group = this.#groups.get(key) ?? this.#new(key, name, run);
    for (const param of open) group.open.add(param);
    group.of.push(leftOut);
  }

  all(): readonly AssumptionGroup[] {
    return [...this.#groups.values()];
  }

  #new(key: string, deployment: string, run: Run): AssumptionGroup {
    const count = this.#counts.get(deployment) ?? 0;
    this.#counts.set(deployment, count + 1);
    const own = count < mostGroups ? key : deployment;
    const group = this.#groups.get(own) ?? { run, open: new Set<Param>(), of: [] };
    this.#groups.set(own, group);
    return group;
  }
}

const placeOf = ({ source, start }: Param): string => `${source.path} ${String(start)}`;
