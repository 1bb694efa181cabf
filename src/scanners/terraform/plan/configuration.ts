import type { Span } from '../../../model/source.js';
import type { JsonNode } from '../../json/node.js';
import { textAt } from './resources.js';

/** What a plan keeps of the configuration of one module: which values are constants, and what the others refer to. */
export class ConfiguredModule {
  readonly node: JsonNode;
  #resources: ReadonlyMap<string, JsonNode> | undefined;
  readonly #called = new Map<string, ConfiguredModule | undefined>();

  constructor(node: JsonNode) {
    this.node = node;
  }

  /** A resource by its address in the module: `azurerm_key_vault.main`, `data.azurerm_key_vault.main`. */
  resource(address: string): JsonNode | undefined {
    this.#resources ??= new Map(
      (this.node.get('resources')?.items() ?? []).map((each) => [textAt(each, 'address') ?? '', each]),
    );
    return this.#resources.get(address);
  }

  get resources(): readonly string[] {
    this.resource('');
    return [...(this.#resources?.keys() ?? [])];
  }

  get calls(): readonly string[] {
    return (this.node.get('module_calls')?.properties() ?? []).map(({ key }) => key.text);
  }

  call(name: string): JsonNode | undefined {
    return this.node.get('module_calls')?.get(name);
  }

  /** Where a call is named. */
  callName(name: string): Pick<Span, 'start' | 'end'> | undefined {
    return this.node
      .get('module_calls')
      ?.properties()
      .find(({ key }) => key.text === name)?.key.name;
  }

  called(name: string): ConfiguredModule | undefined {
    if (!this.#called.has(name)) {
      const module = this.call(name)?.get('module');
      this.#called.set(name, module && new ConfiguredModule(module));
    }
    return this.#called.get(name);
  }
}

/** One module of a plan: the root, or what one call leads to. */
export interface PlannedModule {
  /** `module.network["dev"]`, '' for the root. */
  readonly address: string;
  readonly index: string | number | undefined;
  /** The name of the call that leads here. */
  readonly name: string;
  readonly caller: PlannedModule | undefined;
  readonly configured: ConfiguredModule | undefined;
}

/** The modules of a plan, by their addresses. */
export class PlannedModules {
  readonly root: PlannedModule;
  readonly #known = new Map<string, PlannedModule>();

  constructor(configuration: JsonNode | undefined) {
    const root = configuration?.get('root_module');
    this.root = {
      address: '',
      index: undefined,
      name: '',
      caller: undefined,
      configured: root && new ConfiguredModule(root),
    };
  }

  /** All that anything stands in. */
  get calls(): readonly PlannedModule[] {
    return [...this.#known.values()];
  }

  at(address: string): PlannedModule {
    let module = this.root;
    for (const { 0: step, groups } of address.matchAll(moduleStep)) {
      const own = `${module.address === '' ? '' : `${module.address}.`}${step.replace(/^\./, '')}`;
      const known = this.#known.get(own) ?? moduleIn(module, own, groups?.['name'] ?? '', groups?.['index']);
      this.#known.set(own, known);
      module = known;
    }
    return module;
  }
}

const moduleStep = /(?:^|\.)module\.(?<name>[\w-]+)(?:\[(?<index>"(?:[^"\\]|\\.)*"|\d+)\])?/g;

const moduleIn = (caller: PlannedModule, address: string, name: string, index: string | undefined): PlannedModule => ({
  address,
  name,
  index: index === undefined ? undefined : indexOf(index),
  caller,
  configured: caller.configured?.called(name),
});

/** The key in an address: of `"dev"`, `dev`. */
export const indexOf = (written: string): string | number =>
  written.startsWith('"') ? written.slice(1, -1).replaceAll(/\\(.)/g, '$1') : Number(written);
