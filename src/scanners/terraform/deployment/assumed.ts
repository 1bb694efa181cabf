import type { Deployment, Resource } from '../../../model/resource.js';
import type { Module } from '../evaluate/module.js';
import type { Openings, Path } from '../evaluate/opened.js';
import type { ResourceInstance } from '../evaluate/resource-instance.js';
import { isSent } from '../evaluate/sent-resource.js';
import { changeBy } from './change.js';
import type { ModuleCall, Variable } from '../module/declarations.js';
import type { Relevance } from './relevance.js';
import { resourceOf } from './reported.js';
import { keyOf, type Deployable, type Switch, type SwitchedOff } from './switches.js';

/** What the same switches decide. */
export interface Assumption {
  readonly open: Openings;
  readonly blocks: ReadonlySet<Deployable>;
  /** Calls that lead to them. */
  readonly way: ReadonlySet<ModuleCall>;
}

/** More assumptions are not made about one configuration: what is left is counted as not deployed. */
const mostAssumptions = 50;

/** One assumption for all that the same switches decide. */
export function assumptionsFor(all: readonly SwitchedOff[]): readonly Assumption[] {
  const groups = new Map<string, SwitchedOff[]>();
  for (const each of all) {
    const key = each.switches.map(keyOf).sort().join('\n');
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].slice(0, mostAssumptions).map((group) => ({
    open: openingsOf(group[0]?.switches ?? []),
    blocks: new Set(group.map(({ block }) => block)),
    way: new Set(group.flatMap(({ way }) => way)),
  }));
}

function openingsOf(switches: readonly Switch[]): Openings {
  const open = new Map<Variable, readonly Path[]>();
  for (const { variable, path } of switches) open.set(variable, [...(open.get(variable) ?? []), path]);
  return open;
}

/** Resources that a deployment would have if its switches were not as they are by default. */
export class Assumed {
  readonly resources: Resource[] = [];
  /** The blocks of which there would be something. */
  readonly blocks = new Set<Deployable>();
  readonly #relevance: Relevance;

  constructor(relevance: Relevance) {
    this.#relevance = relevance;
  }

  /** `root` is evaluated without what the defaults of the switches say. */
  add(root: Module, deployment: Deployment, { blocks, way }: Assumption): void {
    this.#module(root, deployment, (block) => (blocks.has(block) ? 'wanted' : isOn(block, way) ? 'passed' : 'other'));
  }

  #module(module: Module, deployment: Deployment, roleOf: (block: Deployable) => Role): void {
    const { configuration } = module;
    const { run } = module.context;
    for (const block of configuration.resources.values()) {
      if (roleOf(block) !== 'wanted' || !this.#relevance.resource(block)) continue;
      for (const instance of module.resource(block).instances()) {
        if (!run.take()) return;
        this.blocks.add(block);
        this.#resource(instance, deployment);
      }
    }
    for (const block of configuration.calls.values()) {
      const role = roleOf(block);
      if (role === 'other' || !this.#relevance.call(block, configuration)) continue;
      for (const call of module.call(block).calls()) {
        if (!run.take()) return;
        if (role === 'wanted') this.blocks.add(block);
        const callee = call.callee();
        if ('module' in callee) this.#module(callee.module, deployment, role === 'wanted' ? () => 'wanted' : roleOf);
      }
    }
  }

  #resource(instance: ResourceInstance, deployment: Deployment): void {
    const { entry, config, context, block } = instance;
    if (block.mode !== 'managed' || (entry?.kind !== 'sends' && entry?.kind !== 'open')) return;
    if (changeBy(instance) !== undefined) return;
    for (const [i, sent] of instance.sent().entries()) {
      const written = entry.kind === 'sends' ? entry.mapping.sends[i] : undefined;
      if (written !== undefined && !isSent(written, config, context)) continue;
      this.resources.push(Object.assign(resourceOf(instance, sent, [], deployment), { assumed: true } as const));
    }
  }
}

/** All of it is wanted, or something inside of it, or nothing. */
type Role = 'wanted' | 'passed' | 'other';

const isOn = (block: Deployable, way: ReadonlySet<ModuleCall>): boolean => block.kind === 'module' && way.has(block);
