import { armFunctions } from '../../../expressions/arm-functions.js';
import { bicepFunctions } from '../../../expressions/bicep-functions.js';
import { newBudget } from '../../../expressions/budget.js';
import type { Budget, DeploymentTarget, Evaluation, FileReader } from '../../../expressions/scope.js';
import type { TemplateInput } from '../input.js';
import { type DeclaredType, declaredType } from './declared-type.js';
import { fileReader } from '../files/file-reader.js';
import { EnvironmentNames } from '../deployment/environment-names.js';
import type { Program } from './program.js';
import type { ProgramSet } from './program-set.js';
import { ProgramScope } from './program-scope.js';
import type { Output, Param } from '../syntax.js';

/** What all deployments of a scan share. */
export class World {
  readonly programs: ProgramSet;
  readonly environmentNames: EnvironmentNames;
  readonly #files: FileReader;
  readonly #types = new Map<Param | Output, DeclaredType>();
  /** By budget, that is by deployment: a value must not depend on which deployment was evaluated first. */
  readonly #libraries = new WeakMap<Budget, Map<Program, ProgramScope>>();

  constructor(programs: ProgramSet, input: Pick<TemplateInput, 'read' | 'list'> & Partial<TemplateInput>) {
    this.programs = programs;
    this.environmentNames = new EnvironmentNames(input.environments?.names ?? []);
    this.#files = fileReader(input);
  }

  /** How what `program` writes is evaluated. */
  evaluation(target: DeploymentTarget, program: Pick<Program, 'isArm'>, budget: Budget = newBudget()): Evaluation {
    return { functions: program.isArm ? armFunctions : bicepFunctions, budget, files: this.#files, target };
  }

  /** The exported symbols of a file, as one deployment evaluates them. */
  library(program: Program, evaluation: Evaluation): ProgramScope {
    const known = this.#libraries.get(evaluation.budget) ?? new Map<Program, ProgramScope>();
    this.#libraries.set(evaluation.budget, known);
    const library = known.get(program) ?? new ProgramScope(program, evaluation, this, { lookup: () => undefined });
    known.set(program, library);
    return library;
  }

  /** What the type of a parameter or an output tells. */
  typeOf(declared: Param | Output, program: Program): DeclaredType {
    const known = this.#types.get(declared) ?? declaredType(declared, program, this.programs);
    this.#types.set(declared, known);
    return known;
  }
}
