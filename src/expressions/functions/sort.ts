import type { ListValue, Unknown, Value } from '../../model/value.js';
import { partOf } from '../access.js';
import type { CallSite, Closure } from '../scope.js';
import { describe, listOf, unknown } from '../values.js';

/** `sort(array, (a, b) => a < b)`: stable; unknown as a whole if one comparison is. */
export function sorted(list: ListValue, isBefore: Closure | undefined, { at }: CallSite): Value {
  if (isBefore === undefined || list.rest !== undefined) {
    return unknown(list.rest?.because ?? 'there is no lambda', at, { type: 'array', trail: list.trail });
  }
  const items = list.items.map((item) => partOf(list, item, item.at));
  let open: Unknown | undefined;
  const before = (a: Value, b: Value): boolean => {
    if (open !== undefined) return false;
    const answer = isBefore.apply([a, b]);
    if (answer.kind === 'scalar' && typeof answer.value === 'boolean') return answer.value;
    open = answer.kind === 'unknown' ? answer : unknown(`the order of two items is ${describe(answer)}`, at);
    return false;
  };
  items.sort((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0));
  return open === undefined ? listOf(items, at) : unknown(open.because, at, { type: 'array', trail: open.trail });
}
