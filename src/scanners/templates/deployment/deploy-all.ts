import { newBudget } from '../../../expressions/budget.js';
import type { Budget } from '../../../expressions/scope.js';
import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Deployment } from '../../../model/resource.js';
import type { Coverage } from '../../../model/scan.js';
import type { TemplateInput } from '../input.js';
import type { Matters } from '../files/selection.js';
import type { Param } from '../syntax.js';
import type { Program } from '../program/program.js';
import type { World } from '../program/world.js';
import { deploymentOf, rootOf } from './deploy.js';
import { fromParameter } from './environment.js';
import { FollowUps } from './follow-ups.js';
import { Ledger } from './ledger.js';
import type { Plan, Plans } from './plan.js';
import { Run } from './run.js';
import { undeployedOf } from './undeployed.js';
import { type Unfolded, Unfolder } from './unfold.js';

/**
 * Resources and module calls that one deployment, and all of a scan, are unfolded into at most; and those that are looked
 * at under assumptions. What is beyond the last one counts as not deployed.
 */
const limits = { deployment: 20_000, scan: 400_000, assumed: 20_000 };

export interface Deployed extends Unfolded {
  readonly deployments: readonly Deployment[];
  readonly coverage: Pick<Coverage, 'undeployed' | 'assumed' | 'unexpanded'>;
}

/** Evaluates the planned deployments, and what they leave out as far as it can be judged all the same. */
export function deployAll({ plans, templates }: Plans, input: TemplateInput, world: World, matters: Matters): Deployed {
  const all = new Deploying(input, world, matters);
  const followUps = new FollowUps(all.ledger, templates);
  for (let next = plans; next.length > 0; next = followUps.next(world.programs.all(), all.excluded)) all.deploy(next);
  const { into, deployments, ledger, excluded } = all;
  const { diagnostics, ...counts } = undeployedOf(ledger);
  const problems = [...into.diagnostics, ...(excluded.length === 0 ? diagnostics : [])];
  return { ...into, diagnostics: problems, deployments, coverage: { ...counts, unexpanded: ledger.unexpanded } };
}

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
  readonly #input: TemplateInput;
  readonly #world: World;
  readonly #unfolder: Unfolder;
  readonly #budgets = new Map<string, Budget>();
  #assumable = limits.assumed;
  #done = 0;
  #total = 0;

  constructor(input: TemplateInput, world: World, matters: Matters) {
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
    const left = Math.min(limits.deployment, limits.scan - this.into.resources.length - this.into.moduleCalls.length);
    if (plan.assuming !== undefined) {
      this.#assume(plan, deployment, left);
      return;
    }
    const run = new Run(this.#world, plan, deployment, left);
    this.#unfolder.template(rootOf(plan, run), undefined);
    if (run.exhausted) this.into.diagnostics.push(tooMany(deployment));
  }

  /** All assumptions about one deployment share what its evaluation may cost. */
  #assume(plan: Plan, deployment: Deployment, left: number): void {
    const budget = this.#budgets.get(deployment.name) ?? newBudget();
    this.#budgets.set(deployment.name, budget);
    const most = Math.min(left, this.#assumable);
    const run = new Run(this.#world, plan, deployment, most, budget);
    this.#unfolder.template(rootOf(plan, run), plan.assuming);
    this.#assumable -= most - run.left;
  }

  /** What is assumed of a deployment is a part of it, unless it could make it one for another environment. */
  #deployment(plan: Plan): Deployment | undefined {
    const { assuming } = plan;
    if (assuming !== undefined && !isToldBy(assuming.open, assuming.deployment)) return assuming.deployment;
    const deployment = deploymentOf(plan, this.#world, this.#input.environments);
    if (assuming !== undefined) return deployment;
    if (this.#input.wanted?.(deployment) === false) {
      this.excluded.push(plan.program);
      return undefined;
    }
    this.#deployments.set(deployment.name, deployment);
    return deployment;
  }
}

/** Whether the environment of a deployment is known by one of the parameters. */
const isToldBy = (params: Iterable<Param>, { environment }: Deployment): boolean =>
  [...params].some(({ name }) => environment?.from === fromParameter(name.text));

const tooMany = ({ name, template }: Deployment): Diagnostic => ({
  id: 'limit/resources',
  level: 'error',
  title: `Deployment \`${name}\` has more resources and modules than are evaluated`,
  path: template,
  incomplete: true,
});
