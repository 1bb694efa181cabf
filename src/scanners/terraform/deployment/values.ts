import { evaluate } from '../../../expressions/evaluate.js';
import type { Evaluation, Scope } from '../../../expressions/scope.js';
import { relocated } from '../../../expressions/values.js';
import type { Value } from '../../../model/value.js';
import type { Given } from '../evaluate/variable-value.js';
import type { HclFile } from '../hcl/file.js';
import { attribute } from '../module/declarations.js';

/**
 * The values that files give to the variables of a root, the last of them first: of two values of one variable the last
 * counts. https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence
 */
export function givenBy(files: readonly HclFile[], evaluation: Evaluation): Given {
  const lastFirst = [...files].reverse();
  // A file of values has no names to refer to.
  const scope: Scope = { evaluation, lookup: () => undefined, call: () => undefined };
  const known = new Map<string, Value | undefined>();
  const find = (name: string): Value | undefined => {
    for (const { source, body } of lastFirst) {
      const written = attribute(body, name);
      if (written === undefined) continue;
      return relocated(evaluate(written, scope), written, { kind: 'file', name: source.path });
    }
    return undefined;
  };
  return {
    kind: 'assignment',
    get(name) {
      if (!known.has(name)) known.set(name, find(name));
      return known.get(name);
    },
  };
}
