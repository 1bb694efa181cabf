import type { Since } from '../../templates/verified/facts.js';

/**
 * What is known of modules whose source is not here: which variables they take, and which argument of which resource a
 * variable becomes, from which version on.
 */

/** An expression over variables, in Terraform's notation. */
export type Formula = string;

export interface VariableFacts {
  readonly type: Formula;
  readonly secure?: true;
  /** Null is no value, and stands for the default. */
  readonly nullable?: false;
  /** Absent for a variable that must be given. */
  readonly default?: Formula;
}

/** A block inside of a resource, one for each item where it says of what. */
export interface BlockFacts {
  readonly type: string;
  readonly each?: Formula;
  readonly arguments: Readonly<Record<string, Since<Formula>>>;
  readonly blocks?: readonly BlockFacts[];
}

/** What can be many: one for each item of a collection, or as many as a number says. */
interface Repeated {
  readonly each?: Since<Formula>;
  readonly count?: Since<Formula>;
}

export interface ResourceFacts extends Repeated {
  readonly type: string;
  readonly name: string;
  /** Which of them it has and which are left out can change. */
  readonly arguments: Readonly<Record<string, Since<Formula>>>;
  readonly blocks?: readonly BlockFacts[];
}

/** A call of a module in a folder of this one. */
export interface CallFacts extends Repeated {
  readonly folder: string;
  readonly arguments: Readonly<Record<string, Since<Formula>>>;
}

export interface ConfigurationFacts {
  readonly variables: Readonly<Record<string, Since<VariableFacts>>>;
  readonly resources: readonly Since<ResourceFacts>[];
  readonly calls?: Readonly<Record<string, CallFacts>>;
  readonly outputs: Readonly<Record<string, Since<Formula>>>;
}

export interface ModuleFacts {
  /** Its place in the public registry: `Azure/avm-res-keyvault-vault/azurerm`. */
  readonly name: string;
  /** Where its source is kept: `github.com/Azure/terraform-azurerm-avm-res-keyvault-vault`. */
  readonly repository: string;
  /** The published versions, oldest first. */
  readonly versions: readonly string[];
  /** Which versions of the azurerm provider it allows. */
  readonly provider: Since<string>;
  readonly root: ConfigurationFacts;
  /** Configurations in folders of the module, which it calls, and which can be called by themselves. */
  readonly folders: Readonly<Record<string, ConfigurationFacts>>;
}
