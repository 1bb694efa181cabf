import type { Expression } from '../../../expressions/tree.js';
import type { FileSet } from '../files/file-set.js';
import { isBicepFile, isJson } from '../files/file-kind.js';
import { type ImportedName, type Named, type Program, programOf } from './program.js';
import { calledPath } from './called-path.js';
import type { InlineTemplate, ModuleDeclaration, Statement, TemplateFile } from '../syntax.js';
import { targetOf } from '../files/reference.js';
import type { RemoteModule } from '../remote/remote-modules.js';
import { isRemotePath } from '../remote/remote-path.js';

/** Where a reference leads: a program, or why there is none. */
export type Followed = { readonly program: Program; readonly remote?: RemoteModule } | Unfollowed;

export interface Unfollowed {
  /** Ends the sentence "… is unknown: ". */
  readonly because: string;
  /** Not in the tree, and not meant to be. */
  readonly remote: boolean;
}

export type Found =
  | { readonly kind: 'found'; readonly program: Program; readonly named: Named }
  | { readonly kind: 'missing'; readonly because: string; readonly remote: boolean };

/** The programs of a scan, loaded when something refers to them. */
export class ProgramSet {
  readonly #files: FileSet;
  readonly #programs = new Map<string, Program>();
  readonly #followed = new Map<Expression, Followed>();

  constructor(files: FileSet) {
    this.#files = files;
  }

  load(path: string): Program | { readonly problem: string } {
    const known = this.#programs.get(path);
    if (known !== undefined) return known;
    const file = this.#files.parse(path);
    if ('problem' in file) return file;
    return this.#add(programOf(file));
  }

  /** The template that stands in a call itself. */
  inline(module: ModuleDeclaration, template: InlineTemplate): Program {
    const path = calledPath(module) ?? module.source.path;
    return this.#programs.get(path) ?? this.#add(programOf(inlineFile(template), path));
  }

  #add(program: Program): Program {
    this.#programs.set(program.path, program);
    return program;
  }

  /** Programs of the files loaded so far, by path. */
  all(): readonly Program[] {
    return [...this.#programs.values()]
      .filter(({ path }) => !isRemotePath(path))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** The program that a call leads to. */
  called(module: ModuleDeclaration, from: Program): Followed {
    return module.inline === undefined
      ? this.follow(module.reference, from)
      : { program: this.inline(module, module.inline) };
  }

  /** The program that a reference leads to. */
  follow(reference: Expression, from: Program): Followed {
    const followed = this.#followed.get(reference) ?? this.#follow(reference, from);
    this.#followed.set(reference, followed);
    return followed;
  }

  #follow(reference: Expression, from: Program): Followed {
    if (reference.kind !== 'literal' || typeof reference.value !== 'string') {
      return { because: 'its path is not a plain string', remote: false };
    }
    const target = targetOf(reference.value, from.path);
    if (target.kind === 'remote') return this.#followRemote(reference.value, from);
    if (target.kind === 'unusable') return { because: `\`${reference.value}\` is not a relative path`, remote: false };
    if (!isBicepFile(target.path) && !isJson(target.path)) {
      return { because: `\`${target.path}\` is neither Bicep nor JSON`, remote: false };
    }
    const program = this.load(target.path);
    if ('problem' in program) return { because: `cannot read \`${target.path}\`: ${program.problem}`, remote: false };
    return { program };
  }

  #followRemote(reference: string, from: Program): Followed {
    const found = this.#files.remote.find(reference, from.path);
    if ('because' in found) return { because: found.because, remote: true };
    let because = `what is kept of \`${reference}\` cannot be read`;
    for (const remote of found) {
      const program = this.load(remote.path);
      if ('problem' in program) because = program.problem;
      else if (program.file.problems.length === 0) return { program, remote };
    }
    return { because, remote: true };
  }

  /** What a name of a program stands for, followed through its import. */
  find(name: string, program: Program): Found {
    const named = program.names.get(name);
    if (named === undefined) return missing(`\`${name}\` is not declared in ${program.path}`);
    return named.kind === 'imported' ? this.imported(named, program) : { kind: 'found', program, named };
  }

  /** What an imported symbol stands for in the file it comes from. */
  imported(name: Extract<ImportedName, { kind: 'imported' }>, program: Program): Found {
    const followed = this.follow(name.from.from, program);
    return 'program' in followed ? exported(name.original, followed.program) : { kind: 'missing', ...followed };
  }

  /** A member of a wildcard import. */
  member(namespace: Extract<ImportedName, { kind: 'namespace' }>, name: string, program: Program): Found {
    const followed = this.follow(namespace.from.from, program);
    return 'program' in followed ? exported(name, followed.program) : { kind: 'missing', ...followed };
  }
}

/** Where expressions belong to the template around, what they name is declared there. */
function inlineFile({ file, evaluated }: InlineTemplate): TemplateFile {
  if (evaluated === 'inner') return file;
  const deployed = new Set<Statement['kind']>(['targetScope', 'resource', 'module', 'output']);
  return { ...file, statements: file.statements.filter(({ kind }) => deployed.has(kind)) };
}

/** Only what a file declares itself and marks with `@export()` can be imported from it, so imports never chain. */
function exported(name: string, program: Program): Found {
  const named = program.names.get(name);
  const exportable = named?.kind === 'var' || named?.kind === 'type' || named?.kind === 'func';
  if (exportable && named.decorators.some((each) => each.name === 'export')) return { kind: 'found', program, named };
  return missing(`\`${name}\` is not exported by ${program.path}`);
}

const missing = (because: string): Found => ({ kind: 'missing', because, remote: false });
