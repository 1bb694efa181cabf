import { partsOf } from './parts.js';
import type { Expression } from './tree.js';

/**
 * The names that an expression takes from where it stands: of values, and of functions that are called without a
 * receiver. Names that it binds itself, such as a loop's item, are left out.
 */
export function referencedNames(expression: Expression): ReadonlySet<string> {
  const names = new Set<string>();
  const bound = new Set<string>();
  const waiting = [expression];
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    if (each.kind === 'reference') names.add(each.name);
    if (each.kind === 'call' && each.receiver === undefined) names.add(each.name.text);
    if (each.kind === 'lambda') for (const { text } of each.parameters) bound.add(text);
    if (each.kind === 'comprehension') {
      bound.add(each.loop.item.text);
      if (each.loop.index !== undefined) bound.add(each.loop.index.text);
    }
    if (each.kind === 'splat') bound.add(each.item.text);
    waiting.push(...partsOf(each));
  }
  for (const name of bound) names.delete(name);
  return names;
}
