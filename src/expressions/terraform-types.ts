import type { ListValue, ObjectValue, Value } from '../model/value.js';
import { maxNesting } from './values.js';

/** A type of Terraform's. `any` is that of null, and of what is not known well enough. */
export type TerraformType = PrimitiveType | 'any' | CollectionType | TupleType | ObjectType;

export type PrimitiveType = 'string' | 'number' | 'bool';

export interface CollectionType {
  readonly kind: 'list' | 'set' | 'map';
  readonly of: TerraformType;
}

export interface TupleType {
  readonly kind: 'tuple';
  readonly items: readonly TerraformType[];
}

export interface ObjectType {
  readonly kind: 'object';
  readonly attributes: ReadonlyMap<string, TerraformType>;
}

const primitives = { string: 'string', number: 'number', boolean: 'bool', int: 'number', bool: 'bool' } as const;

/** What a value is. */
export function terraformTypeOf(value: Value, depth = 0): TerraformType {
  if (depth > maxNesting) return 'any';
  switch (value.kind) {
    case 'scalar':
      return value.value === null ? 'any' : primitives[typeof value.value as 'string' | 'number' | 'boolean'];
    case 'unknown':
      return value.type === undefined || value.type === 'array' || value.type === 'object'
        ? 'any'
        : primitives[value.type];
    case 'list':
      return typeOfList(value, depth + 1);
    case 'object':
      return typeOfObject(value, depth + 1);
    case 'depends':
      return unifiedType(value.cases.map(({ is }) => terraformTypeOf(is, depth + 1))) ?? 'any';
    case 'handle':
      return 'any';
  }
}

function typeOfList({ items, rest, collection }: ListValue, depth: number): TerraformType {
  const types = items.map((item) => terraformTypeOf(item, depth));
  if (collection !== undefined) return { kind: collection, of: unifiedType(types) ?? 'any' };
  return rest === undefined ? { kind: 'tuple', items: types } : 'any';
}

function typeOfObject({ entries, rest, collection }: ObjectValue, depth: number): TerraformType {
  const attributes = new Map<string, TerraformType>();
  for (const [name, entry] of entries) attributes.set(name, terraformTypeOf(entry, depth));
  if (collection !== undefined) return { kind: 'map', of: unifiedType([...attributes.values()]) ?? 'any' };
  return rest === undefined ? { kind: 'object', attributes } : 'any';
}

/**
 * The one type that values of all these types can be converted to; undefined if there is none.
 * https://developer.hashicorp.com/terraform/language/expressions/type-constraints#conversion-of-complex-types
 */
export function unifiedType(types: readonly TerraformType[]): TerraformType | undefined {
  const told = types.filter((type) => type !== 'any');
  const [first] = told;
  if (first === undefined) return 'any';
  if (told.every((type) => type === first)) return first;
  if (told.every((type) => typeof type === 'string')) return told.includes('string') ? 'string' : undefined;
  if (told.every((type) => typeof type === 'object')) return unifiedStructure(told);
  return undefined;
}

type Structure = Exclude<TerraformType, string>;

function unifiedStructure(types: readonly Structure[]): TerraformType | undefined {
  const objects = types.filter((type): type is ObjectType | CollectionType => isObjectLike(type));
  if (objects.length === types.length) return unifiedObjects(objects);
  const sequences = types.filter((type): type is TupleType | CollectionType => !isObjectLike(type));
  return sequences.length === types.length ? unifiedSequences(sequences) : undefined;
}

const isObjectLike = ({ kind }: Structure): boolean => kind === 'object' || kind === 'map';

function unifiedObjects(types: readonly (ObjectType | CollectionType)[]): TerraformType | undefined {
  const objects = types.filter((type) => type.kind === 'object');
  const [first] = objects;
  if (first !== undefined && objects.length === types.length && objects.every((one) => haveSameNames(one, first))) {
    return unifiedAttributes(objects, [...first.attributes.keys()]);
  }
  const of = unifiedType(types.flatMap((type) => (type.kind === 'object' ? [...type.attributes.values()] : [type.of])));
  return of === undefined ? undefined : { kind: 'map', of };
}

const haveSameNames = (a: ObjectType, b: ObjectType): boolean =>
  a.attributes.size === b.attributes.size && [...a.attributes.keys()].every((name) => b.attributes.has(name));

function unifiedAttributes(objects: readonly ObjectType[], names: readonly string[]): ObjectType | undefined {
  const attributes = new Map<string, TerraformType>();
  for (const name of names) {
    const type = unifiedType(objects.map((object) => object.attributes.get(name) ?? 'any'));
    if (type === undefined) return undefined;
    attributes.set(name, type);
  }
  return { kind: 'object', attributes };
}

function unifiedSequences(types: readonly (TupleType | CollectionType)[]): TerraformType | undefined {
  const tuples = types.filter((type) => type.kind === 'tuple');
  const length = tuples[0]?.items.length;
  if (tuples.length === types.length && tuples.every(({ items }) => items.length === length)) {
    const items: TerraformType[] = [];
    for (let i = 0; i < (length ?? 0); i++) {
      const type = unifiedType(tuples.map((tuple) => tuple.items[i] ?? 'any'));
      if (type === undefined) return undefined;
      items.push(type);
    }
    return { kind: 'tuple', items };
  }
  const of = unifiedType(types.flatMap((type) => (type.kind === 'tuple' ? type.items : [type.of])));
  if (of === undefined) return undefined;
  // A set can be a list, while a list can only be a set if it loses its order.
  const kinds = new Set(types.map(({ kind }) => kind));
  return { kind: kinds.has('set') && !kinds.has('list') ? 'set' : 'list', of };
}

/** As people write it in a variable's `type`. */
export function writtenType(type: TerraformType): string {
  if (typeof type === 'string') return type;
  if (type.kind === 'tuple') return `tuple([${type.items.map(writtenType).join(', ')}])`;
  if (type.kind !== 'object') return `${type.kind}(${writtenType(type.of)})`;
  return `object({${[...type.attributes].map(([name, one]) => `${name}=${writtenType(one)}`).join(', ')}})`;
}
