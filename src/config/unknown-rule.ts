import type { Diagnostic } from '../model/diagnostic.js';
import type { Span } from '../model/source.js';
import { hintFor, type Rules } from '../rules/named.js';

/** A name in the configuration that stands for no rule. */
export function unknownRule(name: string, at: Span, rules: Rules): Diagnostic {
  return {
    id: 'config/unknown-rule',
    level: 'error',
    title: `There is no rule called \`${name}\``,
    label: hintFor(name, rules) ?? 'not a rule',
    at,
    fix: 'List the rules with `vaultlint rules`.',
  };
}
