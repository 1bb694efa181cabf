import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Program } from './program.js';
import { calledPath } from './called-path.js';

/** Calls that lead back to a template that is already being evaluated, one for every circle. */
export function moduleCycles(programs: readonly Program[]): readonly Diagnostic[] {
  const byPath = new Map(programs.map((each) => [each.path, each]));
  const state = new Map<string, 'open' | 'done'>();
  const found: Diagnostic[] = [];
  for (const { path } of programs) {
    const stack: { readonly path: string; next: number }[] = [];
    const enter = (each: string): void => {
      state.set(each, 'open');
      stack.push({ path: each, next: 0 });
    };
    if (!state.has(path)) enter(path);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const call = byPath.get(top.path)?.modules[top.next++];
      if (call === undefined) {
        state.set(top.path, 'done');
        stack.pop();
        continue;
      }
      const called = calledPath(call);
      if (called === undefined || !byPath.has(called)) continue;
      if (state.get(called) === 'open') found.push(circular(call.reference, called));
      else if (!state.has(called)) enter(called);
    }
  }
  return found;
}

const circular = (at: Diagnostic['at'] & object, path: string): Diagnostic => ({
  id: 'module/circular',
  level: 'error',
  title: 'Modules call each other in a circle',
  label: `${path} is already being deployed here`,
  at,
  incomplete: true,
});
