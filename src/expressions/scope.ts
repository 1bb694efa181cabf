import type { Source, Span } from '../model/source.js';
import type { ObjectValue, Value } from '../model/value.js';
import type { Lambda } from './tree.js';

/** Where names get their values. Scopes are chained by whoever makes them: a loop's scope asks the file's. */
export interface Scope {
  /** The value of a name, its `at` set to `at` and its trail extended; undefined if nothing here is called so. */
  lookup(name: string, at: Span): Value | undefined;
  /** A function declared by the user or imported (`receiver` is the wildcard's name then); undefined if there is none. */
  call(name: string, receiver: string | undefined, args: readonly Value[], at: Span): Value | undefined;
  readonly evaluation: Evaluation;
}

/** What one evaluation of one file is given from outside, the same for all its scopes. */
export interface Evaluation {
  /** The language of the expressions, where it differs in more than its functions; that of Azure Resource Manager, if left out. */
  readonly dialect?: 'terraform';
  readonly functions: FunctionTable;
  readonly budget: Budget;
  /** Files beside the template, for `loadTextContent` and its like. */
  readonly files: FileReader;
  /** What the deployment is, for `resourceGroup()`, `subscription()`, `deployment()`, `utcNow()`, … */
  readonly target: DeploymentTarget;
  /** Renders a template of the language with some names, for `templatefile` of Terraform; absent where there are none. */
  renderTemplate?(text: string, names: ObjectValue, at: Span): Value;
}

export interface FileReader {
  /** `path` is as written, relative to the source that asks. */
  read(path: string, from: Source): { readonly bytes: Uint8Array } | { readonly problem: string };
  /** Paths of the files below a directory (as written) that match an optional wildcard, sorted; for `loadDirectoryFileInfo`. */
  list?(path: string, pattern: string | undefined, from: Source): readonly string[] | { readonly problem: string };
}

/** Scope of a deployment and what is known of it. What is not given is unknown until deployment. */
export interface DeploymentTarget {
  readonly scope: 'tenant' | 'managementGroup' | 'subscription' | 'resourceGroup';
  readonly subscriptionId?: string | Value;
  readonly resourceGroupName?: string | Value;
  readonly managementGroupName?: string | Value;
  readonly tenantId?: string;
  readonly location?: string;
  /** Asked for only by those who want it: every call of a module has one. */
  readonly deploymentName?: () => string | Value;
  /** ISO 8601, when the caller fixes the time. */
  readonly now?: string;
}

/** Limits, so that no input can make evaluation endless. Going over one gives an unknown that says so. */
export interface Budget {
  /** Steps left in this deployment; counted down by the evaluator. */
  steps: number;
  /** How deep the evaluator is at the moment, through all the scopes that ask it again. */
  depth: number;
  readonly maxDepth: number;
  /** Iterations of one loop, items of one `range`. */
  readonly maxItems: number;
  /** Cases of one `depends`. */
  readonly maxCases: number;
  /** Length of one string, in UTF-16 code units. */
  readonly maxLength: number;
  /** Size of one value with all that is in it, as `sizeOf` counts. */
  readonly maxSize: number;
}

/** A lambda together with the scope it was written in; only ever an argument. */
export interface Closure {
  readonly kind: 'closure';
  readonly lambda: Lambda;
  readonly at: Span;
  /** Calls it. Missing arguments are left unbound; `map` passes the index as a second one. */
  apply(args: readonly Value[]): Value;
}

export type Argument = Value | Closure;

/** A built-in function. It never throws for input: what it cannot compute is an unknown that says why. */
export type BuiltIn = (args: readonly Argument[], site: CallSite) => Value;

export interface CallSite {
  readonly name: string;
  readonly at: Span;
  readonly evaluation: Evaluation;
}

/** The functions of a language. Bicep's names have case; ARM's and HCL's tables fold it on look-up. */
export interface FunctionTable {
  find(name: string): BuiltIn | undefined;
  /** Names that may stand before a dot in a call: `sys`, `az`. */
  readonly namespaces: ReadonlySet<string>;
}
