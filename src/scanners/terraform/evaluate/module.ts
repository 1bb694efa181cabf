import { evaluate } from '../../../expressions/evaluate.js';
import type { Scope } from '../../../expressions/scope.js';
import { asSensitive, noTrail, relocated, scalar, unknown } from '../../../expressions/values.js';
import type { Span } from '../../../model/source.js';
import type { Assumption, Value } from '../../../model/value.js';
import type { Home } from '../../templates/template/home.js';
import {
  addressOfBlock,
  type Configuration,
  type Local,
  type ModuleCall,
  type OutputBlock,
  type ResourceBlock,
  type Variable,
} from '../module/declarations.js';
import type { Configurations } from './configurations.js';
import { DeclaredCall } from './declared-call.js';
import { DeclaredResource } from './declared-resource.js';
import { importsOf } from './imports.js';
import { LocalValue } from './local-value.js';
import { ModuleScope } from './module-scope.js';
import { ProviderConfiguration } from './provider-configuration.js';
import type { Run } from './run.js';
import { variableValue, type Given } from './variable-value.js';

/** What a configuration is evaluated in. */
export interface ModuleContext {
  readonly run: Run;
  readonly configurations: Configurations;
  /** `module.network["dev"]`, '' for the root. */
  readonly address: string;
  /** Names of the calls that lead here, as `modules.json` has them: `network.subnets`. */
  readonly key: string;
  readonly given: Given;
  /** What is assumed by its being called at all. */
  readonly when: readonly Assumption[];
  /** Folders of the configurations that call it, outermost first: the root's is the first. */
  readonly callers: readonly string[];
  /** The configuration that its call gives to a provider; absent for a root, which is called by nobody. */
  readonly provided?: (key: string) => ProviderConfiguration | undefined;
  /** The id that the root imports for an address; absent for the root itself. */
  readonly imported?: (address: string) => Value | undefined;
  /** Where people find what it deploys, if its source is not here. */
  readonly home?: Home;
}

/** One configuration in one context: the root of a deployment, or one call of a module. All is evaluated on demand. */
export class Module {
  readonly configuration: Configuration;
  readonly context: ModuleContext;
  readonly scope: Scope;
  readonly #values = new Map<Variable | OutputBlock, () => Value>();
  readonly #locals = new Map<Local, LocalValue>();
  readonly #resources = new Map<ResourceBlock, DeclaredResource>();
  readonly #calls = new Map<ModuleCall, DeclaredCall>();
  readonly #providers = new Map<string, ProviderConfiguration | undefined>();
  #imports: ReadonlyMap<string, Value> | undefined;

  constructor(configuration: Configuration, context: ModuleContext) {
    this.configuration = configuration;
    this.context = context;
    this.scope = new ModuleScope(this);
  }

  variable(variable: Variable): Value {
    return this.#once(variable, 'variable', () => {
      if (this.context.callers.length === 0) this.context.run.reads?.add(variable.name.text);
      return variableValue(variable, this);
    });
  }

  local(local: Local): LocalValue {
    const known = this.#locals.get(local) ?? new LocalValue(local, this);
    this.#locals.set(local, known);
    return known;
  }

  outputValue(output: OutputBlock): Value {
    return this.#once(output, 'output', () => {
      const value = output.value === undefined ? scalar(null, output.name) : evaluate(output.value, this.scope);
      return output.secure ? asSensitive(value) : value;
    });
  }

  /** The value of an output as another module reads it; undefined if there is none. */
  output(name: string, at: Span): Value | undefined {
    const output = this.configuration.outputs.get(name);
    return output && relocated(this.outputValue(output), at, { kind: 'output', name });
  }

  resource(block: ResourceBlock): DeclaredResource {
    const known = this.#resources.get(block) ?? new DeclaredResource(block, this);
    this.#resources.set(block, known);
    return known;
  }

  call(call: ModuleCall): DeclaredCall {
    const known = this.#calls.get(call) ?? new DeclaredCall(call, this);
    this.#calls.set(call, known);
    return known;
  }

  /**
   * The configuration of a provider by its key, `azurerm.hub`: the one that the call of the module gives, or its own.
   * https://developer.hashicorp.com/terraform/language/modules/develop/providers
   */
  provider(key: string): ProviderConfiguration | undefined {
    if (!this.#providers.has(key)) {
      const own = this.configuration.providers.get(key);
      const made = this.context.provided?.(key) ?? (own && new ProviderConfiguration(own, this));
      this.#providers.set(key, made);
    }
    return this.#providers.get(key);
  }

  /** The id of what is taken over for an address, wherever that is: only the root imports. */
  imported(address: string): Value | undefined {
    const { imported } = this.context;
    if (imported !== undefined) return imported(address);
    this.#imports ??= importsOf(this);
    return this.#imports.get(address);
  }

  /** `module.network.azurerm_key_vault.main`, as Terraform itself has it. */
  addressOf(own: string): string {
    return this.context.address === '' ? own : `${this.context.address}.${own}`;
  }

  addressOfResource(block: ResourceBlock): string {
    return this.addressOf(addressOfBlock(block));
  }

  #once(declared: Variable | OutputBlock, what: string, make: () => Value): Value {
    const { name } = declared;
    const known =
      this.#values.get(declared) ??
      this.context.run.once(make, () =>
        unknown(`${what} \`${name.text}\` refers to itself`, name, { trail: noTrail, error: true }),
      );
    this.#values.set(declared, known);
    return known();
  }
}
