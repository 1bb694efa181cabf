import { symbolOf } from '../../expressions/symbol.js';
import type { FoundCase } from '../read.js';

/**
 * Whose an object id is, as far as the text tells: the managed identity of a resource, whoever deploys, one that is
 * written out, or nobody can say.
 */
export type PrincipalClass = 'workload' | 'deployer' | 'unknown';

export interface Principal {
  readonly class: PrincipalClass;
  /** The object id, if it is written out. */
  readonly objectId: string | undefined;
}

/** The class of the principal whose object id stands there. */
export function readPrincipal(cases: readonly FoundCase[]): Principal {
  const [only] = cases;
  if (only === undefined || cases.length > 1 || only.is.kind === 'absent')
    return { class: 'unknown', objectId: undefined };
  const text = symbolOf(only.is.value);
  if (text === undefined) return { class: 'unknown', objectId: undefined };
  if (only.is.kind === 'present') return { class: 'unknown', objectId: text.toLowerCase() };
  return { class: classOf(text), objectId: undefined };
}

/** A property of a resource is its own identity's; a parameter may be given anybody's. */
function classOf(symbol: string): PrincipalClass {
  if (/\bdeployer\(/.test(symbol)) return 'deployer';
  return /\/providers\/.*\.principalid\b/i.test(symbol) ? 'workload' : 'unknown';
}
