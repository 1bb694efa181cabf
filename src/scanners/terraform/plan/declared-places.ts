import type { Span } from '../../../model/source.js';
import type { JsonNode } from '../../json/node.js';
import { textAt } from './resources.js';

type Place = Pick<Span, 'start' | 'end'>;

interface Instance {
  readonly node: JsonNode;
  /** Of its block: the address without the keys of loops. */
  readonly block: string;
}

/** What the places of a plan are in the configuration: a plan has the block of a resource for each instance anew. */
export class DeclaredPlaces {
  /** In the order of the text. */
  readonly #instances: readonly Instance[];

  constructor(plan: JsonNode) {
    const modules = [plan.get('planned_values'), plan.get('prior_state')?.get('values')];
    const nodes = [
      ...(plan.get('resource_changes')?.items() ?? []),
      ...modules.flatMap((each) => resourcesBelow(each?.get('root_module'))),
    ];
    this.#instances = nodes
      .map((node) => ({ node, block: withoutKeys(textAt(node, 'address') ?? '') }))
      .sort((a, b) => a.node.start - b.node.start);
  }

  /** Equal for places of instances of one block that are the same place in it; undefined outside of resources. */
  at(place: Place): string | undefined {
    const instance = this.#around(place);
    return instance && [instance.block, ...pathTo(place, instance.node)].join('\0');
  }

  #around(place: Place): Instance | undefined {
    let [low, high] = [0, this.#instances.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#instances[middle]?.node.start ?? 0) <= place.start) low = middle + 1;
      else high = middle;
    }
    const instance = this.#instances[low - 1];
    return instance !== undefined && contains(instance.node, place) ? instance : undefined;
  }
}

const resourcesBelow = (module: JsonNode | undefined): readonly JsonNode[] => [
  ...(module?.get('resources')?.items() ?? []),
  ...(module?.get('child_modules')?.items() ?? []).flatMap(resourcesBelow),
];

const withoutKeys = (address: string): string => address.replaceAll(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '');

const contains = (outer: Place, inner: Place): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** What is known, what is not, and what was before stand in trees of one shape. */
const trees: ReadonlySet<string> = new Set(['change', 'after', 'after_unknown', 'before', 'values']);

function pathTo(place: Place, from: JsonNode): readonly string[] {
  const path: string[] = [];
  for (let node = from; ;) {
    const child = childrenOf(node).find(({ inside }) => contains(inside, place));
    if (child === undefined) return path;
    if (path.length > 0 || !trees.has(child.name)) path.push(child.name);
    node = child.inside;
  }
}

const childrenOf = (node: JsonNode): readonly { readonly name: string; readonly inside: JsonNode }[] =>
  node.isArray
    ? node.items().map((inside, index) => ({ name: String(index), inside }))
    : node.properties().map(({ key, value }) => ({ name: key.text, inside: value }));
