import { conditions } from '../../model/cases.js';
import type { Assumption, Step } from '../../model/value.js';
import { printable } from './printable.js';

/** What a step of a trail is, for people: "parameter `x`". */
export function stepText({ kind, name }: Step): string {
  const shown = `\`${printable(name)}\``;
  switch (kind) {
    case 'default':
      return `default of ${shown}`;
    case 'assignment':
      return `${shown} given here`;
    case 'argument':
      return `argument ${shown}`;
    case 'parameter':
    case 'variable':
    case 'output':
    case 'function':
    case 'resource':
    case 'file':
      return `${kind} ${shown}`;
  }
}

/** "parameter `environment` is `dev` and parameter `zones` is 3". */
export const assumptionText = (when: readonly Assumption[]): string => printable(conditions([when]));
