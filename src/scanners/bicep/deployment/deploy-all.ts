import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Deployment } from '../../../model/resource.js';
import type { Coverage } from '../../../model/scan.js';
import type { BicepInput } from '../input.js';
import type { Program } from '../program/program.js';
import type { World } from '../program/world.js';
import { deploymentOf, rootOf } from './deploy.js';
import { FollowUps } from './follow-ups.js';
import { Ledger } from './ledger.js';
import type { Plan, Plans } from './plan.js';
import { Run } from './run.js';
import { undeployedOf } from './undeployed.js';
import { type Unfolded, Unfolder } from './unfold.js';

/** Resources and module calls that one deployment, and all of a scan, are unfolded into at most. */
const limits = { deployment: 20_000, scan: 400_000 };

export interface Deployed extends Unfolded {
  readonly deployments: readonly Deployment[];
  readonly coverage: Pick<Coverage, 'undeployed' | 'assumed' | 'unexpanded'>;
}

/** Evaluates the planned deployments, and what they leave out as far as it can be judged all the same. */
export function deployAll({ plans, templates }: Plans, input: BicepInput, world: World, matters: Matters): Deployed {
  const all = new Deploying(input, world, matters);
  const followUps = new FollowUps(all.ledger, templates);
  for (let next = plans; next.length > 0; next = followUps.next(world.programs.all(), all.excluded)) all.deploy(next);
  const { into, deployments, ledger, excluded } = all;
  const { diagnostics, ...counts } = undeployedOf(ledger);
  const problems = [...into.diagnostics, ...(excluded.length === 0 ? diagnostics : [])];
  return { ...into, diagnostics: problems, deployments, coverage: { ...counts, unexpanded: ledger.unexpanded } };
}

/** Whether there is anything to judge in a local module. */
type Matters = (path: string) => boolean;

class Deploying {
  readonly into: Unfolded = {
    resources: [],
    parameters: [],
    outputs: [],
    moduleCalls: [],
    diagnostics: [],
  };
  readonly #deployments = new Map<string, Deployment>();
  /** Templates with a deployment that is not wanted. */
  readonly excluded: Program[] = [];
  readonly ledger: Ledger;
  readonly #input: BicepInput;
  readonly #world: World;
  readonly #unfolder: Unfolder;
  #done = 0;
  #total = 0;

  constructor(input: BicepInput, world: World, matters: Matters) {
    this.#input = input;
    this.#world = world;
    this.ledger = new Ledger(matters);
    this.#unfolder = new Unfolder(this.into, this.ledger, matters);
  }

  get deployments(): readonly Deployment[] {
    return [...this.#deployments.values()];
  }

  deploy(plans: readonly Plan[]): void {
    this.#total += plans.length;
    for (const plan of plans) {
      this.#input.onProgress?.(this.#done, this.#total);
      this.#done += 1;
      this.#deploy(plan);
    }
    this.#input.onProgress?.(this.#done, this.#total);
  }

  #deploy(plan: Plan): void {
    const deployment = this.#deployment(plan);
    if (deployment === undefined) return;
    const left = limits.scan - this.into.resources.length - this.into.moduleCalls.length;
    const run = new Run(this.#world, plan, deployment, Math.min(limits.deployment, left));
    this.#unfolder.template(rootOf(plan, run), plan.assuming);
    if (run.exhausted) this.into.diagnostics.push(tooMany(deployment));
  }

  /** What is assumed of a deployment is a part of it, unless it could make it one for another environment. */
  #deployment(plan: Plan): Deployment | undefined {
    const deployment = deploymentOf(plan, this.#world, this.#input.environments);
    const known = this.#deployments.get(deployment.name);
    if (plan.assuming !== undefined) {
      return known?.environment?.name === deployment.environment?.name ? known : deployment;
    }
    if (this.#input.wanted?.(deployment) === false) {
      this.excluded.push(plan.program);
      return undefined;
    }
    this.#deployments.set(deployment.name, deployment);
    return deployment;
  }
}

const tooMany = ({ name, template }: Deployment): Diagnostic => ({
  id: 'limit/resources',
  level: 'error',
  title: `Deployment \`${name}\` has more resources and modules than are evaluated`,
  path: template,
  incomplete: true,
});
