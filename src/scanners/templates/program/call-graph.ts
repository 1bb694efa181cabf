import type { ModuleDeclaration } from '../syntax.js';
import { calledPath } from './called-path.js';
import type { Program } from './program.js';

/** One place at which a template is called. */
export interface CallSite {
  readonly caller: Program;
  readonly module: ModuleDeclaration;
}

/** Which template calls which, as they are written: whether or not a call is ever made. */
export class CallGraph {
  readonly #programs: ReadonlyMap<string, Program>;
  readonly #callers = new Map<string, CallSite[]>();

  constructor(programs: readonly Program[]) {
    this.#programs = new Map(programs.map((each) => [each.path, each]));
    for (const caller of programs) {
      for (const module of caller.modules) {
        const path = calledPath(module);
        if (path === undefined) continue;
        const known = this.#callers.get(path);
        if (known === undefined) this.#callers.set(path, [{ caller, module }]);
        else known.push({ caller, module });
      }
    }
  }

  callersOf(path: string): readonly CallSite[] {
    return this.#callers.get(path) ?? [];
  }

  /** The given paths and all that they call, over any number of calls. */
  reachedFrom(paths: Iterable<string>): ReadonlySet<string> {
    const reached = new Set(paths);
    for (const path of reached) {
      for (const module of this.#programs.get(path)?.modules ?? []) {
        const called = calledPath(module);
        if (called !== undefined) reached.add(called);
      }
    }
    return reached;
  }

  /** The given paths and all that call them, over any number of calls. */
  leadingTo(paths: Iterable<string>): ReadonlySet<string> {
    const leading = new Set(paths);
    for (const path of leading) for (const { caller } of this.callersOf(path)) leading.add(caller.path);
    return leading;
  }
}
