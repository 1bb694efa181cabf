import type { Assumption, Step } from '../../model/value.js';
import { printable } from './printable.js';
import { listed } from './words.js';

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

/** "`environment` is `dev` and `zones` is `3`". */
export const assumptionText = (when: readonly Assumption[]): string =>
  listed(when.map(({ subject, is }) => `\`${printable(subject)}\` is \`${printable(String(is))}\``));
