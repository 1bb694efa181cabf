import { newBudget } from '../../../expressions/budget.js';
import type { Budget, Evaluation, FileReader } from '../../../expressions/scope.js';
import { terraformFunctions } from '../../../expressions/terraform-functions.js';
import type { Deployment } from '../../../model/resource.js';
import { once } from '../../templates/template/once.js';
import type { Variable } from '../module/declarations.js';
import type { Openings, Path } from './opened.js';
import type { Reads } from './reads.js';
import type { Templates } from './templates.js';
import type { Versions } from '../provider/versions.js';

/** Modules inside of modules. */
export const maxModuleDepth = 20;

/** Resources and module calls of one deployment. */
const mostInstances = 50_000;

interface RunOptions {
  readonly budget?: Budget;
  readonly reads?: Reads | undefined;
  /** What of the defaults of variables does not count. */
  readonly open?: Openings;
}

/** The evaluation of one deployment: its budget, and how much of it has been unfolded. */
export class Run {
  readonly deployment: Deployment;
  readonly providers: Versions;
  readonly evaluation: Evaluation;
  /** Absent where nobody wants to know what is read. */
  readonly reads: Reads | undefined;
  readonly #open: Openings;
  #left = mostInstances;

  constructor(
    deployment: Deployment,
    providers: Versions,
    files: FileReader,
    templates: Templates,
    { budget = newBudget(), reads, open = new Map() }: RunOptions = {},
  ) {
    this.deployment = deployment;
    this.providers = providers;
    this.reads = reads;
    this.#open = open;
    this.evaluation = {
      dialect: 'terraform',
      functions: terraformFunctions,
      budget,
      files,
      target: { scope: 'resourceGroup' },
      renderTemplate: (text, names, at) => templates.render(text, names, at, this.evaluation),
    };
  }

  /** Worked out when something asks, and once. What asks for itself while it is being worked out gets `circular`. */
  once<T>(make: () => T, circular: () => T): () => T {
    return this.reads === undefined ? once(make, circular) : this.reads.once(make, circular);
  }

  /** What of the default of a variable is not taken for its value where no value is given. */
  opened(variable: Variable): readonly Path[] {
    return this.#open.get(variable) ?? [];
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
