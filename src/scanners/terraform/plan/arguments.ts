import type { JsonNode } from '../../json/node.js';
import { Kind } from '../../json/tape.js';
import { attribute, type ModuleCall } from '../module/declarations.js';
import type { PlannedModule } from './configuration.js';
import { referencesOf } from './references.js';
import type { SourceFolder } from './source-folder.js';

/** What a variable of a module is worth, where a plan has that. */
export interface Given {
  readonly node: JsonNode;
  /** Whether it, or a variable on the way to it, is marked as sensitive. */
  readonly secure: boolean;
}

/**
 * What a variable is given. That of the root is in the plan. Of what a call gives a plan has constants, and of all else only
 * what it refers to: that it is nothing but a variable of the caller, and no text with that inside, the configuration tells.
 */
export function givenTo(
  name: string,
  module: PlannedModule,
  plan: JsonNode,
  folder: SourceFolder | undefined,
): Given | undefined {
  const { caller, configured } = module;
  const declared = configured?.node.get('variables')?.get(name);
  const secure = declared?.get('sensitive')?.kind === Kind.true;
  const here = (node: JsonNode | undefined): Given | undefined => node && { node, secure };
  if (caller === undefined) return here(plan.get('variables')?.get(name)?.get('value'));
  const call = caller.configured?.call(module.name);
  const expression = call?.get('expressions')?.get(name);
  if (expression === undefined) return here(call && declared?.get('default'));
  const constant = expression.get('constant_value');
  if (constant !== undefined) return here(constant);
  const variable = variableIn(expression, name, folder?.callOf(module));
  const given = variable === undefined ? undefined : givenTo(variable, caller, plan, folder);
  return given && { ...given, secure: secure || given.secure };
}

/** The variable that an argument is, if it is nothing else. */
function variableIn(expression: JsonNode, name: string, call: ModuleCall | undefined): string | undefined {
  const [only, ...others] = referencesOf(expression);
  const written = call && attribute(call.block.body, name);
  if (only === undefined || others.length > 0 || written?.kind !== 'member') return undefined;
  const isVariable = written.object.kind === 'reference' && written.object.name === 'var';
  return isVariable && only === `var.${written.name.text}` ? written.name.text : undefined;
}
