import type { CallInstance } from '../evaluate/declared-call.js';
import type { Module } from '../evaluate/module.js';
import { isWithout, type Reads } from '../evaluate/reads.js';
import type { ModuleCall, ResourceBlock } from '../module/declarations.js';

/** What is known of a block in the baseline. */
interface Known {
  readonly isAbsent: boolean;
  /** The variables of the root that tell how often it is there. */
  readonly reads: ReadonlySet<string>;
}

/**
 * A configuration as it is without any of the files of which each makes a deployment of its own. A root with hundreds of
 * such files has as many deployments, and most of what one of them leaves out all the others leave out too.
 */
export class Baseline {
  readonly #module: Module;
  readonly #reads: Reads;
  readonly #known = new Map<ResourceBlock | ModuleCall, Known>();
  readonly #called = new Map<string, Baseline | undefined>();

  constructor(module: Module, reads: Reads) {
    this.#module = module;
    this.#reads = reads;
  }

  /** Whether a block has no instance, whatever the variables are worth that a file gives. */
  isAbsent(block: ResourceBlock | ModuleCall, given: ReadonlySet<string>): boolean {
    const { isAbsent, reads } = this.#about(block);
    return isAbsent && this.#isReliable && isWithout(reads, given);
  }

  /** That of the module that a call leads to, if the call is the same. */
  under(call: CallInstance, given: ReadonlySet<string>): Baseline | undefined {
    if (!this.#isReliable || !isWithout(this.#about(call.block).reads, given)) return undefined;
    const { address } = call;
    const known = this.#called.has(address) ? this.#called.get(address) : this.#follow(call);
    this.#called.set(address, known);
    return known;
  }

  #about(block: ResourceBlock | ModuleCall): Known {
    const known = this.#known.get(block) ?? this.#find(block);
    this.#known.set(block, known);
    return known;
  }

  #find(block: ResourceBlock | ModuleCall): Known {
    let isAbsent = false;
    const reads = this.#reads.during(() => {
      const found =
        block.kind === 'module' ? this.#module.call(block).calls() : this.#module.resource(block).instances();
      isAbsent = found.length === 0;
    });
    return { isAbsent, reads };
  }

  #follow({ block, address }: CallInstance): Baseline | undefined {
    const callee = this.#module
      .call(block)
      .calls()
      .find((each) => each.address === address)
      ?.callee();
    return callee !== undefined && 'module' in callee ? new Baseline(callee.module, this.#reads) : undefined;
  }

  /** When its evaluation has used up its budget, what it says is no longer true for others. */
  get #isReliable(): boolean {
    return this.#module.context.run.evaluation.budget.steps > 0;
  }
}
