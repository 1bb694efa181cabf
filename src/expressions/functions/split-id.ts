import type { Span } from '../../model/source.js';
import type { ListValue, Unknown } from '../../model/value.js';
import { symbolOf } from '../symbol.js';
import { listOf, scalar, unknown } from '../values.js';
import type { Parameter } from './parameter.js';

/**
 * The id of a resource that is not known as a whole. What stands between its slashes never has one itself, so it can be
 * split all the same: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 */
export const unknownId: Parameter<Unknown> = {
  wants: 'a string',
  read: (value) =>
    value.kind === 'unknown' && /^\/(?:subscriptions|providers)\//i.test(symbolOf(value) ?? '') ? value : undefined,
};

/** The parts between the slashes of an id, of which some are known. */
export function partsOfId(id: Unknown, at: Span): ListValue {
  const parts: string[] = [];
  let open = 0;
  let part = '';
  for (const character of symbolOf(id) ?? '') {
    if (character === '⟨') open++;
    else if (character === '⟩') open--;
    if (character === '/' && open === 0) {
      parts.push(part);
      part = '';
    } else {
      part += character;
    }
  }
  const { because, trail } = id;
  return listOf(
    [...parts, part].map((symbol) =>
      symbol.includes('⟨') ? unknown(because, at, { type: 'string', symbol, trail }) : scalar(symbol, at, trail),
    ),
    at,
  );
}
