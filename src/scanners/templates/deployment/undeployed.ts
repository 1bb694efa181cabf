import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Ledger, LeftOut } from './ledger.js';

/** Declarations that matter and that no deployment deploys under the values known. */
export interface Undeployed {
  readonly undeployed: number;
  /** How many of them were judged under the assumption that a parameter has another value than its default. */
  readonly assumed: number;
  /** One for each of the others. */
  readonly diagnostics: readonly Diagnostic[];
}

export function undeployedOf(ledger: Ledger): Undeployed {
  const all = ledger.undeployed();
  const skipped = all.filter(({ declaration }) => !ledger.isAssumed(declaration));
  return { undeployed: all.length, assumed: all.length - skipped.length, diagnostics: skipped.map(never) };
}

function never({ declaration: { kind, name, condition, loop } }: LeftOut): Diagnostic {
  const decides = condition ?? loop?.collection;
  const label =
    condition === undefined
      ? 'with the values that are known there is nothing to loop over'
      : 'this is false with all values that are known';
  return {
    id: 'deployment/never',
    level: 'note',
    title: `${kind === 'module' ? 'Module' : 'Resource'} \`${name.text}\` is not judged: no deployment deploys it`,
    label,
    at: decides ?? name,
  };
}
