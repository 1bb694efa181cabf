import { environmentKey } from '../../../model/same-environment.js';
import { textOf } from '../../../model/source.js';
import { isRelevant } from '../files/relevance.js';
import type { Program } from '../program/program.js';
import type { Matters } from '../files/selection.js';
import { calledPath, isIdle } from '../program/called-path.js';
import type { Template } from '../template/template.js';
import type { Deployable } from './assuming.js';
import type { Run } from './run.js';

/** A declaration that nothing has deployed so far, and the runs that left it out: one for every environment. */
export interface LeftOut {
  readonly declaration: Deployable;
  readonly program: Program;
  readonly runs: ReadonlyMap<string, Run>;
}

/** What of the declarations that matter has been deployed, by whatever deployment, and what has not. */
export class Ledger {
  readonly #matter: Matters;
  readonly #instantiated = new Set<Program>();
  readonly #deployed = new Set<Deployable>();
  readonly #assumed = new Set<Deployable>();
  readonly #left = new Map<Deployable, { readonly program: Program; readonly runs: Map<string, Run> }>();
  readonly #relevant = new Map<Deployable, boolean>();
  readonly #unexpanded = new Set<Deployable>();

  constructor(matter: Matters) {
    this.#matter = matter;
  }

  instantiated(program: Program): void {
    this.#instantiated.add(program);
  }

  isInstantiated(program: Program): boolean {
    return this.#instantiated.has(program);
  }

  deployed(declaration: Deployable, { plan }: Run): void {
    (plan.assuming === undefined ? this.#deployed : this.#assumed).add(declaration);
  }

  /** `parent` is the type of the resource that the declaration is nested in. */
  leftOut(declaration: Deployable, { program, context: { run } }: Template, parent = ''): void {
    if (this.#deployed.has(declaration) || !this.#matters(declaration, parent)) return;
    const left = this.#left.get(declaration) ?? { program, runs: new Map<string, Run>() };
    const environment = environmentKey(run.deployment.environment?.name ?? '');
    if (!left.runs.has(environment)) left.runs.set(environment, run);
    this.#left.set(declaration, left);
  }

  /** A loop over what only a deployment can tell: one instance stands for all. */
  loopLeftOpen(declaration: Deployable, { plan }: Run, parent = ''): void {
    if (plan.assuming === undefined && this.#matters(declaration, parent)) this.#unexpanded.add(declaration);
  }

  get unexpanded(): number {
    return this.#unexpanded.size;
  }

  /** What is deployed nowhere under the values known, in source order: all of it, judged under an assumption or not. */
  undeployed(): readonly LeftOut[] {
    return [...this.#left]
      .filter(([declaration]) => !this.#deployed.has(declaration))
      .map(([declaration, left]) => ({ declaration, ...left }))
      .sort((a, b) => compare(a.program.path, b.program.path) || a.declaration.start - b.declaration.start);
  }

  isAssumed(declaration: Deployable): boolean {
    return this.#assumed.has(declaration);
  }

  #matters(declaration: Deployable, parent: string): boolean {
    const relevant = this.#relevant.get(declaration) ?? this.#isRelevant(declaration, parent);
    this.#relevant.set(declaration, relevant);
    return relevant;
  }

  #isRelevant(declaration: Deployable, parent: string): boolean {
    if (declaration.kind === 'resource') {
      return !declaration.existing && isRelevant(`${parent} ${textOf(declaration)}`);
    }
    const isRemote = calledPath(declaration) === undefined;
    return isRemote ? isRelevant(textOf(declaration)) : !isIdle(declaration, this.#matter);
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
