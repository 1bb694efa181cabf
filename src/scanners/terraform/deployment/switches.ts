import { partsOf } from '../../../expressions/parts.js';
import type { Expression } from '../../../expressions/tree.js';
import type { Configurations } from '../evaluate/configurations.js';
import {
  attribute,
  type Configuration,
  type ModuleCall,
  type ResourceBlock,
  type Variable,
} from '../module/declarations.js';

export type Deployable = ResourceBlock | ModuleCall;

/** Something that is left out, and the variables that may be why: true or false, and by default what leaves it out. */
export interface SwitchedOff {
  readonly block: Deployable;
  readonly switches: ReadonlySet<Variable>;
  /** The calls that lead to it. */
  readonly way: readonly ModuleCall[];
}

/** One configuration, and how it is called. */
interface Place {
  readonly configuration: Configuration;
  readonly caller?: { readonly place: Place; readonly call: ModuleCall };
}

/** Deeper names are not followed. */
const mostNames = 200;

/** What a root leaves out of what it and the modules declare that it calls by a local path, as far as switches decide. */
export function switchedOff(
  root: Configuration,
  configurations: Configurations,
  isLeftOut: (block: Deployable) => boolean,
): readonly SwitchedOff[] {
  const found: SwitchedOff[] = [];
  const seen = new Set<Configuration>([root]);
  const waiting: Place[] = [{ configuration: root }];
  for (let place = waiting.shift(); place !== undefined; place = waiting.shift()) {
    const { configuration } = place;
    for (const block of [...configuration.resources.values(), ...configuration.calls.values()]) {
      if (isLeftOut(block)) {
        const switches = switchesOf(block, place);
        if (switches.size > 0) found.push({ block, switches, way: wayTo(place) });
      } else if (block.kind === 'module') {
        const called = configurations.called(block, configuration.folder, root.folder, block.name.text);
        if (!('configuration' in called) || called.known !== undefined || seen.has(called.configuration)) continue;
        seen.add(called.configuration);
        waiting.push({ configuration: called.configuration, caller: { place, call: block } });
      }
    }
  }
  return found;
}

const wayTo = ({ caller }: Place): readonly ModuleCall[] =>
  caller === undefined ? [] : [...wayTo(caller.place), caller.call];

/** The variables that a repetition depends on, through local values and the arguments of calls. */
function switchesOf({ count, forEach }: Deployable, place: Place): ReadonlySet<Variable> {
  const found = new Set<Variable>();
  const waiting = [count ?? forEach].flatMap((expression) => (expression === undefined ? [] : [{ expression, place }]));
  const seen = new Set<Expression>();
  for (let each = waiting.pop(); each !== undefined && seen.size < mostNames; each = waiting.pop()) {
    if (seen.has(each.expression)) continue;
    seen.add(each.expression);
    const { expression, place: from } = each;
    waiting.push(...partsOf(expression).map((part) => ({ expression: part, place: from })));
    if (expression.kind !== 'member' || expression.object.kind !== 'reference') continue;
    const { caller, configuration } = from;
    const name = expression.name.text;
    if (expression.object.name === 'local') {
      const local = configuration.locals.get(name);
      if (local !== undefined) waiting.push({ expression: local.value, place: from });
    } else if (expression.object.name === 'var') {
      const given = caller && attribute(caller.call.block.body, name);
      const variable = configuration.variables.get(name);
      if (caller !== undefined && given !== undefined) waiting.push({ expression: given, place: caller.place });
      else if (variable !== undefined && isSwitch(variable)) found.add(variable);
    }
  }
  return found;
}

const isSwitch = ({ default: value }: Variable): boolean =>
  value?.kind === 'literal' && typeof value.value === 'boolean';
