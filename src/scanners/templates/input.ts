import type { Deployment, Environment } from '../../model/resource.js';

/** What `scanTemplates` is given. It touches no disk itself. */
export interface TemplateInput {
  /**
   * The files to consider: Bicep, its parameter files, and JSON, of which only ARM templates and their parameter files
   * matter. Paths are relative to the root of the run, with forward slashes. Order does not matter. Local modules, imports and `load*` files outside this list are read when something asks.
   */
  readonly files: readonly string[];
  /** The bytes of a file, or why there are none: "it does not exist", "permission denied". Asked once for every path. */
  read(path: string): { readonly bytes: Uint8Array } | { readonly problem: string };
  /** Paths of all files below a folder, sorted, for `loadDirectoryFileInfo`; or why it cannot be listed. */
  list(folder: string): readonly string[] | { readonly problem: string };
  /** Paths of the files right in a folder, for the modules of Terraform; absent if none but `files` are to be read. */
  beside?(folder: string): readonly string[];
  /** Told of every file that can be read and is neither a template nor a parameter file. */
  foreign?(path: string, text: string): void;
  /** Whether a file was asked for by its own name: it must be of use then, or there must be a word about it. */
  isNamed?(path: string): boolean;
  /** The modules that Bicep has restored to this machine; absent if they are not to be read. */
  readonly cache?: ModuleCache;
  readonly environments: Environments;
  /**
   * Parameter files named on the command line: deployments of their own, even if they are not among `files`. Other
   * deployments of the same templates do not count then.
   */
  readonly parameterFiles?: readonly string[];
  /** Evaluates what no rule could be about as well. */
  readonly everything?: true;
  /** Whether a deployment is wanted, such as those of one environment; all are if absent. */
  wanted?(deployment: Deployment): boolean;
  /** Told from time to time how many of the deployments have been evaluated. */
  onProgress?(done: number, total: number): void;
}

/** The modules of registries and template specs that Bicep keeps once it has fetched them. */
export interface ModuleCache {
  /**
   * The bytes of a file of the cache, by its path below the root: `br/mcr.microsoft.com/bicep$avm$…/0.13.0$/main.json`.
   * `root` is the one that a `bicepconfig.json` names, as written there; undefined for the usual one.
   */
  read(path: string, root: string | undefined): { readonly bytes: Uint8Array } | { readonly problem: string };
}

/** What the configuration and the command line know of environments. */
export interface Environments {
  /** The environment that the configuration gives to a parameter file or a template; undefined if it says nothing. */
  of(path: string): Environment | undefined;
  /** Names that the configuration has: they are recognised in names of files and values of parameters as `prod` is. */
  readonly names?: readonly string[];
  /** Whether a name found elsewhere, such as in a file's name, is that of a production environment. */
  isProduction(name: string): boolean;
  /** What to assume of a deployment when nothing tells. */
  readonly otherwise?: Environment;
}
