/**
 * What is known of modules whose source is not here: which parameters they take, and which property of which resource a
 * parameter becomes, from which version on.
 */

/** An expression over parameters, in Bicep's notation. */
export type Formula = string;

/** A fact of all versions, or what has held since which version: null since it is gone. */
export type Since<T> = T | { readonly since: Readonly<Record<string, T | null>> };

export interface ParameterFacts {
  readonly type: string;
  readonly secure?: true;
  readonly allowed?: readonly string[];
  /** Absent for a parameter that must be given, or may be null. */
  readonly default?: Formula;
}

/** One for every item of a list. */
export interface Each {
  readonly item: string;
  readonly of: Formula;
}

export interface ResourceFacts {
  readonly type: string;
  readonly apiVersion: Since<string>;
  /** Somebody else deploys it. */
  readonly existing?: true;
  readonly each?: Since<Each>;
  readonly when?: Formula;
  readonly name: Since<Formula>;
  /** The resource that it is a child of, or that it extends. */
  readonly parent?: string;
  readonly scope?: string;
  /** By path: `properties.sku.name`. */
  readonly properties?: Readonly<Record<string, Since<Formula>>>;
}

/** A module that the module calls: one of its own by its folder, or another by its name. */
export interface CallFacts {
  readonly of: string;
  /** Of another module. */
  readonly version?: Since<string>;
  readonly each?: Since<Each>;
  readonly when?: Formula;
  readonly scope?: Since<Formula>;
  readonly arguments: Readonly<Record<string, Since<Formula>>>;
}

/** One template of a module. */
export interface TemplateFacts {
  readonly parameters: Readonly<Record<string, Since<ParameterFacts>>>;
  readonly variables?: Readonly<Record<string, Since<Formula>>>;
  readonly resources: Readonly<Record<string, Since<ResourceFacts>>>;
  readonly calls?: Readonly<Record<string, Since<CallFacts>>>;
  readonly outputs: Readonly<Record<string, Since<Formula>>>;
}

export interface ModuleFacts {
  /** Its path in the registry of Azure Verified Modules: `avm/res/key-vault/vault`. */
  readonly name: string;
  /** The published versions, oldest first. */
  readonly versions: readonly string[];
  /** For a module that is a part of another: the version of that by which the facts count. */
  readonly countsAs?: Readonly<Record<string, string>>;
  /** It deploys more than what has to do with vaults, and nothing else is known of it. */
  readonly inPart?: true;
  readonly template: TemplateFacts;
  /** Templates in folders of the module, which it calls. */
  readonly folders?: Readonly<Record<string, TemplateFacts>>;
}
