import { newBudget } from '../../../expressions/budget.js';
import type { Budget, Evaluation, FileReader } from '../../../expressions/scope.js';
import { terraformFunctions } from '../../../expressions/terraform-functions.js';
import type { Deployment } from '../../../model/resource.js';
import type { Templates } from './templates.js';
import type { Versions } from '../provider/versions.js';

/** Modules inside of modules. */
export const maxModuleDepth = 20;

/** Resources and module calls of one deployment. */
const mostInstances = 50_000;

/** The evaluation of one deployment: its budget, and how much of it has been unfolded. */
export class Run {
  readonly deployment: Deployment;
  readonly providers: Versions;
  readonly evaluation: Evaluation;
  #left = mostInstances;

  constructor(
    deployment: Deployment,
    providers: Versions,
    files: FileReader,
    templates: Templates,
    budget: Budget = newBudget(),
  ) {
    this.deployment = deployment;
    this.providers = providers;
    this.evaluation = {
      dialect: 'terraform',
      functions: terraformFunctions,
      budget,
      files,
      target: { scope: 'resourceGroup' },
      renderTemplate: (text, names, at) => templates.render(text, names, at, this.evaluation),
    };
  }

  /** Takes one from what may still be unfolded; false when nothing is left. */
  take(): boolean {
    this.#left -= 1;
    return this.#left >= 0;
  }

  get exhausted(): boolean {
    return this.#left < 0;
  }
}
