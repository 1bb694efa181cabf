import type { Expression, Name } from '../../../expressions/tree.js';
import type { Diagnostic } from '../../../model/diagnostic.js';
import { definitionName, parameterName, resourceName, variableName } from '../names.js';
import type {
  TemplateFile,
  Extends,
  FunctionDeclaration,
  Import,
  ModuleDeclaration,
  Output,
  Param,
  ParamAssignment,
  ResourceDeclaration,
  Statement,
  TypeAlias,
  Using,
  Variable,
} from '../syntax.js';

/** A name that an `import` brings in: one symbol of another file, or all of them under one name. */
export type ImportedName =
  | { readonly kind: 'imported'; readonly name: Name; readonly original: string; readonly from: Import }
  | { readonly kind: 'namespace'; readonly name: Name; readonly from: Import };

/** What a name of a file can stand for. */
export type Named =
  | Param
  | ParamAssignment
  | Variable
  | TypeAlias
  | FunctionDeclaration
  | ResourceDeclaration
  | ModuleDeclaration
  | ImportedName;

export type TargetScopeName = 'tenant' | 'managementGroup' | 'subscription' | 'resourceGroup';

/** A file by its names. Bicep has one namespace for all but outputs; the first of two declarations counts. */
export interface Program {
  /** Of a nested template, that of its file and where its call begins: `main.json#1234`. */
  readonly path: string;
  readonly file: TemplateFile;
  /** Whether it is written in the language of ARM: names have no case then, and each kind has a name space of its own. */
  readonly isArm: boolean;
  readonly names: ReadonlyMap<string, Named>;
  readonly params: readonly Param[];
  readonly assignments: readonly ParamAssignment[];
  readonly resources: readonly ResourceDeclaration[];
  readonly modules: readonly ModuleDeclaration[];
  /** By `outputKey`. */
  readonly outputs: ReadonlyMap<string, Output>;
  readonly imports: readonly Import[];
  readonly using: Using | undefined;
  readonly extends: readonly Extends[];
  readonly targetScope: TargetScopeName;
  /** Names declared twice. */
  readonly problems: readonly Diagnostic[];
}

type Kind = Statement['kind'];

/** Indexes the declarations of a file, which is at `path` if it is a nested template. */
export function programOf(file: TemplateFile, path = file.source.path): Program {
  const of = <K extends Kind>(kind: K): readonly Extract<Statement, { kind: K }>[] =>
    file.statements.filter((each): each is Extract<Statement, { kind: K }> => each.kind === kind);
  const problems: Diagnostic[] = [];
  const isArm = file.source.language.startsWith('arm');
  return {
    path,
    file,
    isArm,
    names: isArm ? armNames(file) : indexed(file.statements.flatMap(namesOf), problems),
    params: of('param').filter((each) => each.name.text !== ''),
    assignments: of('paramAssignment').filter((each) => each.name.text !== ''),
    resources: of('resource'),
    modules: of('module'),
    outputs: isArm
      ? new Map(of('output').map((each) => [outputKey(each.name.text, isArm), each]))
      : indexed(of('output'), problems),
    imports: of('import'),
    using: of('using')[0],
    extends: of('extends'),
    targetScope: targetScopeOf(of('targetScope')[0]?.value),
    problems,
  };
}

/** How `outputs` has the name of an output. */
export const outputKey = (name: string, isArm: boolean): string => (isArm ? name.toLowerCase() : name);

/** Two resources of an ARM template may well have one name, if they are of different types: then the first counts. */
function armNames(file: TemplateFile): ReadonlyMap<string, Named> {
  const names = new Map<string, Named>();
  for (const each of file.statements.flatMap(namesOf)) {
    const name = armName(each);
    if (!names.has(name)) names.set(name, each);
  }
  return names;
}

function armName({ kind, name: { text } }: Named): string {
  switch (kind) {
    case 'param':
      return parameterName(text);
    case 'var':
      return variableName(text);
    case 'type':
      return definitionName(text);
    case 'resource':
    case 'module':
      return resourceName(text);
    default:
      return text.toLowerCase();
  }
}

function indexed<T extends { readonly name: Name }>(
  named: readonly T[],
  problems: Diagnostic[],
): ReadonlyMap<string, T> {
  const index = new Map<string, T>();
  for (const each of named) {
    if (index.has(each.name.text)) problems.push(duplicate(each.name));
    else if (each.name.text !== '') index.set(each.name.text, each);
  }
  return index;
}

const duplicate = (name: Name): Diagnostic => ({
  id: 'name/duplicate',
  level: 'error',
  title: `\`${name.text}\` is declared twice`,
  label: 'this declaration is passed over: the first one counts',
  at: name,
  fix: 'Rename one of the two.',
  incomplete: true,
});

function namesOf(statement: Statement): readonly Named[] {
  switch (statement.kind) {
    case 'param':
    case 'paramAssignment':
    case 'var':
    case 'type':
    case 'func':
    case 'resource':
    case 'module':
      return [statement];
    case 'import':
      return importedNames(statement);
    default:
      return [];
  }
}

function importedNames(from: Import): readonly ImportedName[] {
  if (from.wildcard !== undefined) return [{ kind: 'namespace', name: from.wildcard, from }];
  return from.symbols.map(({ name, alias }) => ({ kind: 'imported', name: alias ?? name, original: name.text, from }));
}

function targetScopeOf(value: Expression | undefined): TargetScopeName {
  const written = value?.kind === 'literal' ? value.value : undefined;
  if (written === 'tenant' || written === 'managementGroup' || written === 'subscription') return written;
  return 'resourceGroup';
}
