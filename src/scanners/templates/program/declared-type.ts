import type { Expression, Spread } from '../../../expressions/tree.js';
import type { Span } from '../../../model/source.js';
import type { ValueType } from '../../../model/value.js';
import type { Program } from './program.js';
import type { ProgramSet } from './program-set.js';
import type { Decorator, TypeExpression } from '../syntax.js';

/** What a declared type tells of values, without checking them. */
export interface DeclaredType {
  readonly secure: boolean;
  readonly nullable: boolean;
  /** All values there can be, when they are few and written down: `@allowed([…])`, `'dev' | 'prod'`. */
  readonly literals?: readonly LiteralType[];
  readonly type?: ValueType;
  /** False when a part of the type is not in the files: it may be anything, null too. */
  readonly isComplete: boolean;
}

export interface LiteralType extends Span {
  readonly value: string | number | boolean;
}

interface Typed {
  readonly type?: TypeExpression | undefined;
  readonly decorators: readonly Decorator[];
}

const nothing: DeclaredType = { secure: false, nullable: false, isComplete: true };
const basic: ReadonlySet<string> = new Set(['string', 'int', 'bool', 'array', 'object']);
/** Aliases of aliases; a type may even name itself. */
const maxAliases = 30;
/** Types that are looked at for one declaration: two aliases in one, thirty times over, would be a billion. */
const maxSteps = 10_000;

/** What a declaration says of its values: its type, followed through aliases and imports, and its decorators. */
export function declaredType(declared: Typed, program: Program, programs: ProgramSet): DeclaredType {
  return new TypeReader(programs).read(declared, program, 0);
}

class TypeReader {
  readonly #programs: ProgramSet;
  #steps = 0;

  constructor(programs: ProgramSet) {
    this.#programs = programs;
  }

  read(declared: Typed, program: Program, depth: number): DeclaredType {
    const facts = declared.type === undefined ? nothing : this.#type(declared.type, program, depth);
    const secure = facts.secure || declared.decorators.some((each) => each.name === 'secure');
    const allowed = facts.type === 'array' ? undefined : allowedBy(declared.decorators);
    return { ...facts, secure, ...(allowed !== undefined && { literals: allowed }) };
  }

  #type(type: TypeExpression, program: Program, depth: number): DeclaredType {
    switch (type.kind) {
      case 'name':
      case 'member':
      case 'item':
      case 'every':
        return this.#named(type, program, depth);
      case 'literal':
        return literal(type);
      case 'union':
        return union(type.members.map((each) => this.#type(each, program, depth)));
      case 'nullable':
        return { ...this.#type(type.of, program, depth), nullable: true };
      case 'non-null':
        return { ...this.#type(type.of, program, depth), nullable: false };
      case 'array':
      case 'tuple':
        return { ...nothing, type: 'array' };
      case 'object':
        return { ...nothing, type: 'object' };
      default:
        return nothing;
    }
  }

  #named(type: TypeExpression, program: Program, depth: number): DeclaredType {
    if (type.kind === 'name' && basic.has(type.name)) return { ...nothing, type: type.name as ValueType };
    if (depth > maxAliases || ++this.#steps > maxSteps) return nothing;
    const resolved = this.#resolve(type, program, depth);
    return resolved === undefined
      ? { ...nothing, isComplete: false }
      : this.read(resolved, resolved.program, depth + 1);
  }

  /** One step from a name to what it stands for. */
  #resolve(type: TypeExpression, program: Program, depth: number): (Typed & { program: Program }) | undefined {
    if (depth > maxAliases) return undefined;
    if (type.kind === 'name') return alias(this.#programs.find(type.name, program));
    if (type.kind === 'member') return this.#member(type, program, depth);
    if (type.kind !== 'item' && type.kind !== 'every') return { type, decorators: [], program };
    const of = this.#shape(type.of, program, depth + 1);
    if (of?.type?.kind === 'array') return { type: of.type.of, decorators: [], program: of.program };
    if (of?.type?.kind === 'object') return { type: of.type.additional, decorators: [], program: of.program };
    const item = of?.type?.kind === 'tuple' && type.kind === 'item' ? of.type.items[type.index] : undefined;
    return item === undefined || of === undefined ? undefined : { ...item, program: of.program };
  }

  #member(type: Extract<TypeExpression, { kind: 'member' }>, program: Program, depth: number) {
    const namespace = type.of.kind === 'name' ? program.names.get(type.of.name) : undefined;
    if (namespace?.kind === 'namespace') return alias(this.#programs.member(namespace, type.name.text, program));
    const of = this.#shape(type.of, program, depth + 1);
    if (of?.type?.kind !== 'object') return undefined;
    const property = of.type.properties.find((each) => each.name.text === type.name.text);
    return property === undefined ? undefined : { ...property, program: of.program };
  }

  /** Follows names until something with a shape is reached. */
  #shape(type: TypeExpression, program: Program, depth: number): (Typed & { program: Program }) | undefined {
    const resolved = this.#resolve(type, program, depth);
    if (resolved?.type === undefined) return undefined;
    const named = resolved.type.kind === 'name' || resolved.type.kind === 'member';
    return named && depth <= maxAliases ? this.#shape(resolved.type, resolved.program, depth + 1) : resolved;
  }
}

function alias(found: ReturnType<ProgramSet['find']>): (Typed & { program: Program }) | undefined {
  if (found.kind === 'missing' || found.named.kind !== 'type') return undefined;
  return { type: found.named.value, decorators: found.named.decorators, program: found.program };
}

function literal(type: Span & { readonly value: string | number | boolean | null }): DeclaredType {
  const { value, source, start, end } = type;
  if (value === null) return { ...nothing, nullable: true, literals: [] };
  return { ...nothing, type: typeOf(value), literals: [{ value, source, start, end }] };
}

function union(members: readonly DeclaredType[]): DeclaredType {
  const types = new Set(members.flatMap((each) => each.type ?? []));
  const [type] = types;
  const literals = members.flatMap((each) => each.literals ?? []);
  return {
    secure: members.some((each) => each.secure),
    nullable: members.some((each) => each.nullable),
    isComplete: members.every((each) => each.isComplete),
    ...(types.size === 1 && type !== undefined && { type }),
    ...(members.every((each) => each.literals !== undefined) && { literals }),
  };
}

function allowedBy(decorators: readonly Decorator[]): readonly LiteralType[] | undefined {
  const list = decorators.find((each) => each.name === 'allowed')?.args[0];
  if (list?.kind !== 'list') return undefined;
  const literals = list.items.map(plain);
  return literals.every((each) => each !== undefined) ? literals : undefined;
}

function plain(item: Expression | Spread): LiteralType | undefined {
  const value = plainValue(item);
  return value === undefined ? undefined : { value, source: item.source, start: item.start, end: item.end };
}

/** A negative number is written as an operation. */
function plainValue(item: Expression | Spread): LiteralType['value'] | undefined {
  if (item.kind === 'literal') return item.value ?? undefined;
  if (item.kind !== 'operation' || item.operator !== 'negate') return undefined;
  const [number] = item.operands;
  return number.kind === 'literal' && typeof number.value === 'number' ? -number.value : undefined;
}

function typeOf(value: string | number | boolean): ValueType {
  if (typeof value === 'string') return 'string';
  return typeof value === 'number' ? 'int' : 'bool';
}
