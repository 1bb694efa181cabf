import type { Expression, Loop, Name, ObjectExpression } from '../../expressions/tree.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Comment } from '../../model/scan.js';
import type { Source, Span } from '../../model/source.js';

/**
 * A parsed template or parameter file, in Bicep's or in ARM's language. Always there: what could not be read is in
 * `problems`.
 */
export interface TemplateFile {
  readonly source: Source;
  readonly statements: readonly Statement[];
  /** Line comments and block comments, with their marks, in order. */
  readonly comments: readonly Comment[];
  /** `#disable-next-line no-unused-params`, in order. */
  readonly directives: readonly Directive[];
  /** Syntax problems (`syntax/bicep`), each with a place and what was expected there. */
  readonly problems: readonly Diagnostic[];
}

export interface Directive extends Span {
  /** `disable-next-line`, `disable-diagnostics`, `restore-diagnostics`. */
  readonly name: string;
  readonly codes: readonly string[];
}

export type Statement =
  | TargetScope
  | Metadata
  | Param
  | ParamAssignment
  | Variable
  | TypeAlias
  | FunctionDeclaration
  | ResourceDeclaration
  | ModuleDeclaration
  | Output
  | Import
  | Extension
  | ExtensionConfig
  | Assert
  | Test
  | Using
  | Extends;

interface Declaration extends Span {
  readonly name: Name;
  readonly decorators: readonly Decorator[];
}

/** `@secure()`, `@sys.allowed([...])`: always a call; its `receiver` is the namespace. */
export interface Decorator extends Span {
  /** Without the namespace: `secure`. */
  readonly name: string;
  readonly args: readonly Expression[];
}

export interface TargetScope extends Span {
  readonly kind: 'targetScope';
  readonly value: Expression;
}
export interface Metadata extends Declaration {
  readonly kind: 'metadata';
  readonly value: Expression;
}

/** `param name type = default` of a template. */
export interface Param extends Declaration {
  readonly kind: 'param';
  /** Absent when missing or unreadable. */
  readonly type?: TypeExpression;
  readonly default?: Expression;
}

/** `param name = value` of a parameter file. */
export interface ParamAssignment extends Declaration {
  readonly kind: 'paramAssignment';
  readonly value: Expression;
}
export interface Variable extends Declaration {
  readonly kind: 'var';
  readonly type?: TypeExpression;
  readonly value: Expression;
}
export interface TypeAlias extends Declaration {
  readonly kind: 'type';
  readonly value: TypeExpression;
}

export interface FunctionDeclaration extends Declaration {
  readonly kind: 'func';
  readonly parameters: readonly { readonly name: Name; readonly type?: TypeExpression }[];
  readonly returns?: TypeExpression;
  readonly body: Expression;
}

/** `resource name 'type@version' existing = if (…) {…}`, `= [for …: {…}]`, `= [for …: if (…) {…}]`. */
export interface ResourceDeclaration extends Declaration {
  readonly kind: 'resource';
  /** A string literal, or a template where somebody tried. */
  readonly type: Expression;
  readonly existing: boolean;
  readonly loop?: Loop;
  /** Of `if (…)`; inside the loop if there is one. */
  readonly condition?: Expression;
  readonly body: ObjectExpression | InvalidBody;
  /** Of an ARM template: the id, absolute or relative, of what the resource extends or is deployed into. */
  readonly scope?: Expression;
  /** `resource` declarations written inside the body. */
  readonly nested: readonly ResourceDeclaration[];
}

export interface ModuleDeclaration extends Declaration {
  readonly kind: 'module';
  readonly reference: Expression;
  /** Of an ARM template: the template that stands in the call itself. */
  readonly inline?: InlineTemplate;
  readonly loop?: Loop;
  readonly condition?: Expression;
  readonly body: ObjectExpression | InvalidBody;
  /** Of an ARM template: the id, absolute or relative, of the scope that the module is deployed into. */
  readonly scope?: Expression;
}

/** A nested template. With `outer`, its expressions are evaluated as if they stood in the template around it. */
export interface InlineTemplate {
  readonly file: TemplateFile;
  readonly evaluated: 'inner' | 'outer';
}

/** The body of a declaration that could not be read. */
export interface InvalidBody extends Span {
  readonly kind: 'invalid';
}

export interface Output extends Declaration {
  readonly kind: 'output';
  readonly type?: TypeExpression;
  readonly value: Expression;
}

/** `import { a, b as c } from 'x'` or `import * as ns from 'x'`. */
export interface Import extends Span {
  readonly kind: 'import';
  readonly decorators: readonly Decorator[];
  readonly symbols: readonly { readonly name: Name; readonly alias?: Name }[];
  readonly wildcard?: Name;
  readonly from: Expression;
}

/** `extension 'x' with {…} as alias`, `extension name`. The specification is a string, or a reference to a configured name. */
export interface Extension extends Span {
  readonly kind: 'extension';
  readonly decorators: readonly Decorator[];
  readonly specification: Expression;
  readonly config?: Expression;
  readonly alias?: Name;
}

/** `extensionConfig name with {…}` of a parameter file. */
export interface ExtensionConfig extends Span {
  readonly kind: 'extensionConfig';
  readonly decorators: readonly Decorator[];
  readonly name: Name;
  readonly config?: Expression;
}

export interface Assert extends Declaration {
  readonly kind: 'assert';
  readonly value: Expression;
}
export interface Test extends Declaration {
  readonly kind: 'test';
  readonly reference: Expression;
  readonly body: ObjectExpression | InvalidBody;
}

/** `using 'main.bicep'`, `using none`, `using 'x' with {…}`. */
export interface Using extends Span {
  readonly kind: 'using';
  /** Absent for `none`. */
  readonly reference?: Expression;
  readonly config?: Expression;
}

export interface Extends extends Span {
  readonly kind: 'extends';
  readonly reference: Expression;
}

export type TypeExpression =
  | (Span & { readonly kind: 'name'; readonly name: string })
  | (Span & { readonly kind: 'literal'; readonly value: string | number | boolean | null })
  | (Span & { readonly kind: 'union'; readonly members: readonly TypeExpression[] })
  | (Span & { readonly kind: 'array'; readonly of: TypeExpression })
  | (Span & { readonly kind: 'nullable'; readonly of: TypeExpression })
  | (Span & { readonly kind: 'non-null'; readonly of: TypeExpression })
  | (Span & {
      readonly kind: 'object';
      readonly properties: readonly TypeProperty[];
      readonly additional?: TypeExpression;
    })
  | (Span & {
      readonly kind: 'tuple';
      readonly items: readonly { readonly type: TypeExpression; readonly decorators: readonly Decorator[] }[];
    })
  | (Span & { readonly kind: 'member'; readonly of: TypeExpression; readonly name: Name })
  | (Span & { readonly kind: 'item'; readonly of: TypeExpression; readonly index: number })
  /** `of.*` and `of[*]`. */
  | (Span & { readonly kind: 'every'; readonly of: TypeExpression })
  /** `resourceInput<'type@version'>`; any other name with type arguments too. */
  | (Span & { readonly kind: 'generic'; readonly name: string; readonly args: readonly Expression[] })
  /** `resource 'type@version'`: a parameter or output that is a resource (experimental). */
  | (Span & { readonly kind: 'resource'; readonly type?: Expression })
  | (Span & { readonly kind: 'invalid' });

export interface TypeProperty extends Span {
  readonly name: Name;
  readonly type: TypeExpression;
  readonly decorators: readonly Decorator[];
}
