import type { Expression, Name } from '../../../expressions/tree.js';
import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Comment } from '../../../model/scan.js';
import type { Source, Span } from '../../../model/source.js';

/** A file of Terraform, in either of its two syntaxes. What could not be read is a problem; the rest is here. */
export interface HclFile {
  readonly source: Source;
  readonly body: HclBody;
  readonly comments: readonly Comment[];
  /** Of what has been read so far: bodies of blocks and values of attributes are read when somebody asks. */
  readonly problems: readonly Diagnostic[];
  /** Reads what nobody has asked for, so that all problems are known. */
  readAll(): void;
}

/** What stands in a file or between the braces of a block. */
export interface HclBody extends Span {
  /** In source order. Two of one name are a problem, and both are here. */
  readonly attributes: readonly HclAttribute[];
  readonly blocks: readonly HclBlock[];
}

/** `name = value`. */
export interface HclAttribute extends Span {
  readonly name: Name;
  readonly value: Expression;
}

/** `type "label" "label" { … }`. */
export interface HclBlock extends Span {
  readonly type: Name;
  /** Without quotes and escapes, and so are their spans. */
  readonly labels: readonly Name[];
  readonly body: HclBody;
  /** From the type to the last label. */
  readonly heading: Span;
}
