import type { Diagnostic } from './diagnostic.js';
import type { Deployment, ModuleCall, Output, Parameter, Resource } from './resource.js';
import type { Source, Span } from './source.js';

/** What a scanner makes of its files. Nothing here is thrown: what could not be read is a diagnostic and is counted. */
export interface Scan {
  readonly deployments: readonly Deployment[];
  readonly resources: readonly Resource[];
  readonly parameters: readonly Parameter[];
  readonly outputs: readonly Output[];
  readonly moduleCalls: readonly ModuleCall[];
  /** Resources that the deployments destroy, where what was read tells: a plan of Terraform does. */
  readonly destroyed?: readonly DestroyedResource[];
  readonly diagnostics: readonly Diagnostic[];
  readonly coverage: Coverage;
  /** Every source that was parsed, for suppressions and code frames. */
  readonly sources: readonly Source[];
  /** Comments of the sources, for suppressions. */
  readonly comments: readonly Comment[];
  /** Every declaration of a source, nested ones too: a suppression above one speaks of all of it. */
  declarationsIn(source: Source): readonly DeclarationExtent[];
}

/** A resource that is there, and will be no more. */
export interface DestroyedResource {
  /** As it is before. */
  readonly resource: Resource;
  /** Another one takes its place. */
  readonly isReplaced: boolean;
}

/** A declaration from its first decorator to its last character. */
export interface DeclarationExtent extends Span {
  /** The declared name: a finding about the thing itself points here. */
  readonly at: Span;
}

/** A comment with its marks, and the code line that it speaks of: its own if code precedes it, else the next with code. */
export interface Comment {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** What was looked at, and what was not. In every report: silence is only worth something when it means "checked". */
export interface Coverage {
  readonly files: {
    /** Files of a language we read. */
    readonly seen: number;
    /** Of those, parsed (because they can matter). */
    readonly parsed: number;
    /** Passed over because nothing in them, or in what they call, has to do with what the rules judge. */
    readonly irrelevant: number;
    /** Passed over because they are what Bicep made of templates that are judged themselves. */
    readonly compiled: number;
    /** Parsed, but with syntax problems: the rest of the file was judged. */
    readonly partial: number;
    /** Could not be read at all. */
    readonly failed: number;
  };
  readonly modules: {
    readonly resolved: number;
    /** Of those, read from what Bicep has restored to this machine. */
    readonly cached: number;
    /** Of those, modules whose source is not here, but of which enough is known to tell what they deploy. */
    readonly known: number;
    /** Calls of modules that are not in the tree: their resources are unknown. */
    readonly missing: number;
  };
  /** Declarations of what the rules judge that no deployment deploys under the values known. */
  readonly undeployed: number;
  /** Of those, judged all the same: under the assumption that a parameter has another value than its default. */
  readonly assumed: number;
  /** Declarations of what the rules judge whose loop could not be expanded: one instance stands for all. */
  readonly unexpanded: number;
}
