import type { Expression, ObjectExpression } from '../../../expressions/tree.js';
import type { Configurations } from '../evaluate/configurations.js';
import type { Path } from '../evaluate/opened.js';
import {
  attribute,
  type Configuration,
  type ModuleCall,
  type ResourceBlock,
  type Variable,
} from '../module/declarations.js';
import { attributeTypes, type AttributeType } from '../module/type-constraint.js';
import { nameIn, within, type Asked } from './asked.js';

export type Deployable = ResourceBlock | ModuleCall;

/** What the default of a variable says that leaves something out: a flag, or that a collection is empty. */
export interface Switch {
  readonly variable: Variable;
  readonly path: Path;
}

/** Something that is left out, and what may be why. */
export interface SwitchedOff {
  readonly block: Deployable;
  readonly switches: readonly Switch[];
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
        if (switches.length > 0) found.push({ block, switches, way: wayTo(place) });
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

/** What a repetition depends on, through local values and the arguments of calls. */
function switchesOf({ count, forEach }: Deployable, place: Place): readonly Switch[] {
  const found = new Map<string, Switch>();
  const repetition = count ?? forEach;
  const waiting: AskedAt[] = repetition === undefined ? [] : [{ asked: { expression: repetition, path: [] }, place }];
  const seen = new Set<string>();
  for (let each = waiting.pop(); each !== undefined && seen.size < mostNames; each = waiting.pop()) {
    const told = toldBy(each);
    if (told === undefined) {
      waiting.push(...within(each.asked).map((asked) => ({ asked, place: each.place })));
      continue;
    }
    // A name is followed once for each that asks for something else of it.
    if (seen.has(told.key)) continue;
    seen.add(told.key);
    if (told.at !== undefined) waiting.push(told.at);
    if (told.by !== undefined) found.set(keyOf(told.by), told.by);
  }
  return [...found.values()];
}

/** Tells switches apart. */
export const keyOf = ({ variable: { name }, path }: Switch): string =>
  [name.source.path, String(name.start), ...path].join(' ');

interface Told {
  readonly key: string;
  /** What tells it. */
  readonly at?: AskedAt;
  readonly by?: Switch | undefined;
}

interface AskedAt {
  readonly asked: Asked;
  readonly place: Place;
}

/** What a name is worth: a local value, an argument, or else what the default of a variable says; undefined for no name. */
function toldBy({ asked, place }: AskedAt): Told | undefined {
  const named = nameIn(asked);
  const [name, ...path] = named?.path ?? [];
  if (named === undefined || name === undefined) return undefined;
  const { caller, configuration } = place;
  const key = [configuration.folder, named.namespace, ...named.path].join(' ');
  if (named.namespace === 'local') {
    const local = configuration.locals.get(name);
    return local === undefined ? { key } : { key, at: { asked: { expression: local.value, path }, place } };
  }
  if (named.namespace !== 'var') return undefined;
  const given = caller && attribute(caller.call.block.body, name);
  if (caller !== undefined && given !== undefined) {
    return { key, at: { asked: { expression: given, path }, place: caller.place } };
  }
  const variable = configuration.variables.get(name);
  return variable === undefined ? { key } : { key, by: switchOn(path, variable) };
}

/** What a path asks of a variable, or what that is in, if it is a flag or an empty collection by default. */
function switchOn(path: Path, variable: Variable): Switch | undefined {
  for (let length = path.length; length >= 0; length--) {
    const way = path.slice(0, length);
    if (isSwitch(variable, way)) return { variable, path: way };
  }
  return undefined;
}

function isSwitch(variable: Variable, path: Path): boolean {
  let { default: value, type } = variable;
  for (const name of path) {
    const attributes: readonly AttributeType[] | undefined = attributeTypes(type);
    const declared = attributes?.find((each) => each.name === name);
    value = (value?.kind === 'object' ? entryOf(value, name) : undefined) ?? (value && declared?.fallback);
    type = declared?.type;
  }
  if (value?.kind === 'literal') return typeof value.value === 'boolean';
  const isEmpty =
    (value?.kind === 'list' && value.items.length === 0) || (value?.kind === 'object' && value.entries.length === 0);
  // An object without any of its attributes is not empty: it has their defaults.
  return isEmpty && attributeTypes(type) === undefined;
}

const entryOf = ({ entries }: ObjectExpression, name: string): Expression | undefined =>
  entries.flatMap((entry) =>
    entry.kind === 'property' && entry.key.kind === 'literal' && entry.key.value === name ? [entry.value] : [],
  )[0];
