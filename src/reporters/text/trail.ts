import { conditions } from '../../model/cases.js';
import type { Span } from '../../model/source.js';
import type { Assumption, Step } from '../../model/value.js';
import { printable } from './printable.js';

/** What a step of a trail is, for people and in the words of its language: "parameter `x`". */
export function stepText({ kind, name, at }: Step): string {
  const shown = `\`${printable(name)}\``;
  switch (kind) {
    case 'default':
      return `default of ${shown}`;
    case 'assignment':
      return `${shown} given here`;
    case 'argument':
      return `argument ${shown}`;
    case 'provider':
      return name;
    case 'parameter':
      return `${isTerraform(at) ? 'variable' : 'parameter'} ${shown}`;
    case 'variable':
      return isTerraform(at) ? shown : `variable ${shown}`;
    case 'output':
    case 'function':
    case 'resource':
    case 'file':
      return `${kind} ${shown}`;
  }
}

const isTerraform = ({ source }: Span): boolean => /^(?:terraform$|tf)/.test(source.language);

/** "parameter `environment` is `dev` and parameter `zones` is 3". */
export const assumptionText = (when: readonly Assumption[]): string => printable(conditions([when]));
