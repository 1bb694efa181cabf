import { CallGraph } from '../program/call-graph.js';
import type { Program } from '../program/program.js';
import type { Deployable } from './assuming.js';
import { AssumptionGroups } from './assumption-groups.js';
import { decisiveParameters } from './decisive-parameters.js';
import type { Ledger, LeftOut } from './ledger.js';
import type { Plan } from './plan.js';
import { isDeployable, rootsOf } from './roots.js';

/** More are not made for one scan: what is left is counted as not deployed. */
const mostFollowUps = 5000;

/** What is deployed in addition so that nothing is passed over only because of default values, or because nobody calls it. */
export class FollowUps {
  readonly #ledger: Ledger;
  readonly #templates: readonly Program[];
  readonly #tried = new Set<Deployable>();
  #left = mostFollowUps;

  constructor(ledger: Ledger, templates: readonly Program[]) {
    this.#ledger = ledger;
    this.#templates = templates.filter(isDeployable);
  }

  /**
   * The deployments to evaluate next, as those so far leave something out; none when nothing more can be done. First
   * what other values than the defaults would deploy, in the context of those that call it; then the templates that
   * nothing has called even so, those first that call others of them. What the `excluded` templates lead to is left
   * alone: deployments that are not evaluated may deploy it.
   */
  next(programs: readonly Program[], excluded: readonly Program[]): readonly Plan[] {
    const graph = new CallGraph(programs);
    const elsewhere = graph.reachedFrom(excluded.map(({ path }) => path));
    const left = this.#ledger
      .undeployed()
      .filter(({ declaration, program }) => !this.#tried.has(declaration) && !elsewhere.has(program.path));
    const assumed = this.#assumptions(left, graph);
    if (assumed.length > 0) return this.#bounded(assumed);
    const uncalled = this.#templates.filter((each) => !this.#ledger.isInstantiated(each) && !elsewhere.has(each.path));
    return this.#bounded(rootsOf(uncalled, new Set()).map((program): Plan => ({ program, uncalled: true })));
  }

  #bounded(plans: readonly Plan[]): readonly Plan[] {
    const some = plans.slice(0, Math.max(0, this.#left));
    this.#left -= some.length;
    return some;
  }

  /** One plan for all that the same parameters of the same deployment decide. */
  #assumptions(left: readonly LeftOut[], graph: CallGraph): readonly Plan[] {
    const groups = new AssumptionGroups();
    for (const each of left) {
      this.#tried.add(each.declaration);
      const decisive = decisiveParameters(each.declaration, each.program, graph);
      if (decisive.size > 0) for (const run of each.runs.values()) groups.add(each, run, decisive);
    }
    return groups.all().map(({ run: { plan, deployment }, open, of }): Plan => {
      const declarations = new Set(of.map(({ declaration }) => declaration));
      const way = graph.leadingTo(of.map(({ program }) => program.path));
      return { ...plan, assuming: { deployment, open, declarations, way } };
    });
  }
}
