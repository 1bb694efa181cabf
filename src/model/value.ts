import type { Span } from './source.js';

/** One step of the way a value came: a name it went through, or a file that gave it. */
export interface Step {
  readonly kind:
    | 'parameter'
    | 'default'
    | 'assignment'
    | 'variable'
    | 'argument'
    | 'output'
    | 'function'
    | 'resource'
    | 'file'
    /** What deploys the resource sends it, although the author writes nothing. */
    | 'provider';
  /** What is named here: the parameter, the variable, the module, the file. */
  readonly name: string;
  readonly at: Span;
}

/** Something taken for granted where a value has several possibilities: "`environment` is `dev`". */
export interface Assumption {
  /** Canonical text of what is assumed about: two assumptions contradict when subject is the same and value differs. */
  readonly subject: string;
  readonly is: string | number | boolean | null;
  readonly at: Span;
}

interface Origin {
  /** Where a reader would look first: the expression that stands in this position. */
  readonly at: Span;
  /** From there to the origin, nearest step first; empty when the value is written right at `at`. */
  readonly trail: readonly Step[];
  /** True of anything derived from a secure parameter, a key listing or a fetched secret: never printed. */
  readonly sensitive?: true;
}

/** A value that is known. `null` is what Bicep and ARM write for "left out". */
export interface Scalar extends Origin {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
}

export interface ListValue extends Origin {
  readonly kind: 'list';
  readonly items: readonly Value[];
  /** Present when there may be more items that cannot be listed, such as those of an unknown array. */
  readonly rest?: Unknown;
  /**
   * What HCL has converted it to; without the mark it is a tuple, which never equals a list or a set. The items of a set
   * are in the order in which Terraform goes through them, each once.
   */
  readonly collection?: 'list' | 'set';
}

export interface ObjectValue extends Origin {
  readonly kind: 'object';
  /** In source order. Names keep their case; ARM compares them without it. */
  readonly entries: ReadonlyMap<string, Value>;
  /** Present when there may be more properties, such as those of a spread unknown object. */
  readonly rest?: Unknown;
  /** What HCL has converted it to; without the mark it is an object, which never equals a map. */
  readonly collection?: 'map';
  /** Symbols of names that only a deployment can tell, such as ids of identities: the rest has properties of that name. */
  readonly unnamed?: readonly string[];
}

/** What a value is known to be even when the value itself is not. */
export type ValueType = 'string' | 'int' | 'bool' | 'array' | 'object';

/** What only a deployment can tell, or what a limit stopped us from working out. */
export interface Unknown extends Origin {
  readonly kind: 'unknown';
  /** A sentence's end, worded as our limit: "parameter `name` has no value until deployment". */
  readonly because: string;
  /** Absent if even that is unknown, or if it may be null. */
  readonly type?: ValueType;
  /**
   * A term that names this unknown. Two unknowns of one deployment with one symbol are equal. Absent for what differs
   * from use to use, such as `newGuid()`. Whatever is unknown stands between ⟨ and ⟩, and the known parts of a string as
   * they are: `⟨parameter env⟩`, `kv-⟨parameter env⟩`, `⟨uniqueString(kv-⟨parameter env⟩)⟩`.
   */
  readonly symbol?: string;
  /** What is known of each item of a collection, such as by its type. */
  readonly item?: Value;
  /** Others write it, in files that are not these. */
  readonly elsewhere?: true;
  /** The language itself refuses it, whatever a deployment tells: what `try` of Terraform passes over. */
  readonly error?: true;
}

/** One of a few known possibilities. Cases are never nested and never contradict themselves. */
export interface Depends extends Origin {
  readonly kind: 'depends';
  readonly cases: readonly Case[];
}

export interface Case {
  readonly when: readonly Assumption[];
  readonly is: Exclude<Value, Depends>;
}

/** A declared resource or module used as a value (`parent: vault`, `vault.id`): its members are worked out on demand. */
export interface Handle extends Origin {
  readonly kind: 'handle';
  /** What the handle stands for, for messages: "resource `vault`". */
  readonly name: string;
  /** Whether it has no such member because it is not deployed: with a question mark, `vault.?outputs` is null then. */
  lacks?(name: string): boolean;
  /** `at` is the expression that asks, and becomes the place of the answer. */
  member(name: string, at: Span): Value;
  /** A part of a member, if it can be told without the rest of that. */
  part?(member: string, name: string, at: Span): Value | undefined;
  /** `vault.getSecret('x')`, `account.listKeys()`; undefined if there is no such method. */
  call?(name: string, args: readonly Value[], at: Span): Value | undefined;
  /** Members of a loop: `vaults[0]`. */
  item?(index: Value, at: Span): Value;
  /** Nested resources: `vault::secret`. */
  nested?(name: string, at: Span): Value | undefined;
}

export type Value = Scalar | ListValue | ObjectValue | Unknown | Depends | Handle;

/** Whether two sets of assumptions can hold at once. */
export function areCompatible(a: readonly Assumption[], b: readonly Assumption[]): boolean {
  return !a.some((x) => b.some((y) => x.subject === y.subject && x.is !== y.is));
}

/** Both sets as one, each subject once. Only for compatible ones. */
export function joined(a: readonly Assumption[], b: readonly Assumption[]): readonly Assumption[] {
  if (a.length === 0) return b;
  return [...a, ...b.filter((y) => !a.some((x) => x.subject === y.subject))];
}
