import type { Budget, DeploymentTarget, Evaluation } from '../../../expressions/scope.js';
import { newBudget } from '../../../expressions/budget.js';
import type { Deployment } from '../../../model/resource.js';
import type { Param } from '../syntax.js';
import type { Program } from '../program/program.js';
import type { World } from '../program/world.js';
import type { Plan } from './plan.js';

/** Modules inside of modules; Azure itself does not get near it. */
export const maxModuleDepth = 20;

/** The evaluation of one deployment: its budget, and how much of it has been unfolded. */
export class Run {
  readonly world: World;
  readonly plan: Plan;
  readonly deployment: Deployment;
  readonly #budget: Budget;
  /** Resources and module calls that may still be unfolded, or found not to be deployed. */
  #left: number;

  constructor(world: World, plan: Plan, deployment: Deployment, left: number, budget = newBudget()) {
    this.world = world;
    this.plan = plan;
    this.deployment = deployment;
    this.#left = left;
    this.#budget = budget;
  }

  evaluation(target: DeploymentTarget, program: Pick<Program, 'isArm'>): Evaluation {
    return this.world.evaluation(target, program, this.#budget);
  }

  /** Whether the default of a parameter is taken for its value where no value is given. */
  trusts(param: Param): boolean {
    return this.plan.assuming?.open.has(param) !== true;
  }

  /** Takes from what may still be unfolded; false when nothing is left. */
  take(cost = 1): boolean {
    this.#left -= cost;
    return this.#left >= 0;
  }

  /** How much may still be unfolded. */
  get left(): number {
    return Math.max(0, this.#left);
  }

  get exhausted(): boolean {
    return this.#left < 0;
  }
}
