import type { Name } from '../../../expressions/tree.js';
import { textOf } from '../../../model/source.js';
import type { JsonNode } from '../../json/node.js';
import { Kind } from '../../json/tape.js';
import type { PlanSource } from './source.js';

/** Values of a resource: what they are, which of them only become known after apply, and which must not be shown. */
export interface PlannedValues {
  readonly known: JsonNode | undefined;
  readonly unknown: JsonNode | undefined;
  readonly sensitive: JsonNode | undefined;
}

/** One resource or data source of a plan. */
export interface PlannedResource {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  /** The name in its block. */
  readonly name: string;
  /** `module.network.azurerm_subnet.main["a"]`, and where it stands. */
  readonly address: Name;
  /** Address of the module, '' for the root. */
  readonly module: string;
  /** The key of `for_each` or the number of `count`. */
  readonly index: string | number | undefined;
  /** What is to be done with it; of one that is only in `planned_values` or `prior_state`, nothing. */
  readonly actions: readonly string[];
  readonly after: PlannedValues;
  readonly before: PlannedValues;
}

const none: PlannedValues = { known: undefined, unknown: undefined, sensitive: undefined };

/**
 * The resources of a plan, each once: what changes and what does not, and the data sources that were read before. What
 * `planned_values` alone has is for plans that somebody has shortened.
 */
export function resourcesIn(root: JsonNode, source: PlanSource): readonly PlannedResource[] {
  const found = new Map<string, PlannedResource>();
  const add = (resource: PlannedResource | undefined): void => {
    // What is left of an instance that could not be destroyed has the address of its successor.
    if (resource !== undefined && !found.has(resource.address.text)) found.set(resource.address.text, resource);
  };
  for (const item of root.get('resource_changes')?.items() ?? []) {
    if (item.get('deposed') === undefined) add(changed(item, source));
  }
  for (const { module, item } of inModules(root.get('planned_values')?.get('root_module'))) {
    add(valued(item, module, source));
  }
  for (const { module, item } of inModules(root.get('prior_state')?.get('values')?.get('root_module'))) {
    if (textAt(item, 'mode') === 'data') add(valued(item, module, source));
  }
  return [...found.values()];
}

function changed(item: JsonNode, source: PlanSource): PlannedResource | undefined {
  const change = item.get('change');
  const values = (name: string): PlannedValues => ({
    known: change?.get(name),
    unknown: name === 'after' ? change?.get('after_unknown') : undefined,
    sensitive: change?.get(`${name}_sensitive`),
  });
  const actions = (change?.get('actions')?.items() ?? []).map(({ text }) => text);
  const module = textAt(item, 'module_address') ?? '';
  return resourceOf(item, source, { module, actions, after: values('after'), before: values('before') });
}

const valued = (item: JsonNode, module: string, source: PlanSource): PlannedResource | undefined =>
  resourceOf(item, source, {
    module,
    actions: [],
    after: { known: item.get('values'), unknown: undefined, sensitive: item.get('sensitive_values') },
    before: none,
  });

function resourceOf(
  item: JsonNode,
  source: PlanSource,
  rest: Pick<PlannedResource, 'module' | 'actions' | 'after' | 'before'>,
): PlannedResource | undefined {
  const mode = textAt(item, 'mode') ?? 'managed';
  const [type, name, address] = [textAt(item, 'type'), textAt(item, 'name'), item.get('address')];
  if (type === undefined || name === undefined || address?.isText !== true) return undefined;
  if (mode !== 'managed' && mode !== 'data') return undefined;
  const place = { ...source.at(address.name), text: address.text };
  return { mode, type, name, address: place, index: indexIn(item.get('index')), ...rest };
}

function indexIn(node: JsonNode | undefined): string | number | undefined {
  if (node?.kind === Kind.number) return Number(textOf(node));
  return node?.isText === true ? node.text : undefined;
}

interface InModule {
  readonly item: JsonNode;
  /** Address of the module. */
  readonly module: string;
}

/** The resources of a module of `planned_values` or `prior_state`, and of those that it calls. */
function inModules(module: JsonNode | undefined): readonly InModule[] {
  if (module === undefined) return [];
  const address = textAt(module, 'address') ?? '';
  const own = (module.get('resources')?.items() ?? []).map((item) => ({ item, module: address }));
  return [...own, ...(module.get('child_modules')?.items() ?? []).flatMap(inModules)];
}

/** The text of a property; undefined if there is none. */
export function textAt(node: JsonNode | undefined, name: string): string | undefined {
  const found = node?.get(name);
  return found?.isText === true ? found.text : undefined;
}
