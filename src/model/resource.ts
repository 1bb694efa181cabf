import type { Span } from './source.js';
import type { Assumption, Value } from './value.js';

/** A root template with one set of parameter values. */
export interface Deployment {
  /** Stable name: `infra/main.bicep`, or `infra/main.bicep (main.prod.bicepparam)`. */
  readonly name: string;
  /** Path of the root template, relative to the root of the run. */
  readonly template: string;
  /** Path of the parameter file, if one gives the values. */
  readonly parameters?: string;
  /** The environment it is for (`dev`, `prod`, …); absent if nothing tells. */
  readonly environment?: Environment;
}

export interface Environment {
  readonly name: string;
  /** Whether it is a production environment, by the configured names. */
  readonly production: boolean;
  /** How we know: "from the configuration", "from the name of main.prod.bicepparam". */
  readonly from: string;
}

/** One resource of one deployment, whatever language it was written in: an ARM type, an id and a body. */
export interface Resource {
  /** `Microsoft.KeyVault/vaults`, as written. Compare with `isType`, which ignores case as Azure does. */
  readonly type: string;
  /** `2024-11-01`; undefined when it cannot be read. */
  readonly apiVersion: string | undefined;
  /** The last segment of the name: for a secret its own name, not the vault's. */
  readonly name: Value;
  /**
   * The resource id. Parts that only a deployment can tell stand between ⟨ and ⟩, so ids of one deployment can be
   * compared even when the name is unknown. Compare with `sameId`.
   */
  readonly id: string;
  /** Id of what an extension resource applies to, or of the resource group or scope a resource is deployed into. */
  readonly scope: string;
  /** Declared with `existing`: somebody else deploys it, and its body is not here. */
  readonly existing: boolean;
  /** Of an existing one: its body has what is changed of it here, and all else is unknown. */
  readonly changedHere?: true;
  /** What is assumed by its being deployed at all: the `if`. */
  readonly when: readonly Assumption[];
  /** By its defaults the deployment leaves it out: it is here to be judged, and protects nothing that is deployed. */
  readonly assumed?: true;
  /** The body as written, `properties` inside; an object unless it could not be evaluated. */
  readonly body: Value;
  /**
   * What its author writes for a property, such as `purge_protection_enabled` for `properties.enablePurgeProtection`, where
   * the language has names of its own: undefined if it has none for that. Absent where the author writes Azure's names.
   */
  readonly argumentFor?: (path: string) => string | undefined;
  /** Where it is declared: the symbolic name. */
  readonly at: Span;
  /** `keyVault`, `vaults['dev']`, `network/endpoint[0]`, `module.network.azurerm_subnet.main`: how a reader finds it. */
  readonly address: string;
  /** Address of the module call that it stands in, '' for the root template. */
  readonly module: string;
  /**
   * Address of what deploys it, where that can be configured: `provider.azurerm.hub`, which is a resource itself. Absent
   * where nothing of that is written.
   */
  readonly provider?: string | undefined;
  readonly deployment: Deployment;
}

/** A parameter of a template, once for every deployment or module call that it is evaluated in. */
export interface Parameter {
  readonly name: string;
  /** What its language calls it. */
  readonly noun: 'parameter' | 'variable';
  /** The name in its declaration. */
  readonly at: Span;
  readonly secure: boolean;
  /** Declared type as written: `string`, `object`, `'dev' | 'prod'`. */
  readonly type: string;
  /** What its type keeps out of the history of deployments although the parameter as a whole is not secure. */
  readonly secureMembers: SecureMembers;
  /** The default as evaluated, if it has one. */
  readonly default?: Value | undefined;
  /** The value it has in this deployment or call. */
  readonly value: Value;
  readonly deployment: Deployment;
  /** Address of the module call, '' for the root template. */
  readonly module: string;
}

/** The properties that a type marks as secure. */
export interface SecureMembers {
  /** Their names, at whatever depth they are. */
  readonly names: ReadonlySet<string>;
  /** False when a part of the type is not in the files: there may be more. */
  readonly isComplete: boolean;
}

/** A call of a module. */
export interface ModuleCall {
  /** `./vault.bicep`, `br/public:avm/res/key-vault/vault:0.13.0`. */
  readonly reference: string;
  readonly address: string;
  /** Address of the call that this one stands in, '' for the root template. */
  readonly module: string;
  readonly at: Span;
  readonly arguments: ReadonlyMap<string, Value>;
  /** The module's secure parameters; undefined if the module could not be read. */
  readonly secureParameters: ReadonlySet<string> | undefined;
  readonly deployment: Deployment;
}

/** An output of a template, once for every deployment or module call that it is evaluated in. */
export interface Output {
  readonly name: string;
  /** The name in its declaration. */
  readonly at: Span;
  /** Declared with `@secure()`: it does not show up in the deployment's history. */
  readonly secure: boolean;
  /** It gives the id, the name, or the place of a resource, which whoever sees the resource sees anyway. */
  readonly isPublic: boolean;
  readonly value: Value;
  readonly deployment: Deployment;
  /** Address of the module call, '' for the root template. */
  readonly module: string;
}

/** Whether its body, or some of it, is what an author of these files writes. */
export const isWritten = ({ existing, changedHere }: Pick<Resource, 'existing' | 'changedHere'>): boolean =>
  !existing || changedHere === true;

export const isType = (resource: { readonly type: string }, type: string): boolean =>
  resource.type.toLowerCase() === type.toLowerCase();

/** Resource ids are compared without case: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
export const sameId = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
