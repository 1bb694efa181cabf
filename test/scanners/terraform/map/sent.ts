import { newBudget } from '../../../../src/expressions/budget.js';
import type { Json } from '../../../../src/expressions/json.js';
import { terraformFunctions } from '../../../../src/expressions/terraform-functions.js';
import { listOf, objectOf, scalar, unknown } from '../../../../src/expressions/values.js';
import type { Source } from '../../../../src/model/source.js';
import type { Value } from '../../../../src/model/value.js';
import { configOf } from '../../../../src/scanners/terraform/map/config.js';
import type { Place } from '../../../../src/scanners/terraform/map/mapping.js';
import { object, type MapContext, type Part } from '../../../../src/scanners/terraform/map/parts.js';
import { changes, open, resources, told } from '../../../../src/scanners/terraform/map/tables.js';

const source: Source = { path: 'main.tf', language: 'terraform', text: 'given' };
const here = { source, start: 0, end: 5 };

/** What a block has: blocks are objects in lists, and a text with ⟨ in it is unknown, with that as its symbol. */
export type Block = Readonly<Record<string, Json>>;

export function valueOf(json: Json): Value {
  if (typeof json === 'string' && json.includes('⟨')) {
    return unknown('it is only known at deployment', here, { type: 'string', symbol: json });
  }
  if (json === null || typeof json !== 'object') return scalar(json, here);
  if (isList(json)) return listOf(json.map(valueOf), here);
  return objectOf(new Map(Object.entries(json).map(([name, value]) => [name, valueOf(value)])), here);
}

const isList = (json: Json): json is readonly Json[] => Array.isArray(json);

/** A provider of a version, in three numbers of one figure or two. */
export function contextOf(version = '4.50.0'): MapContext {
  const ranked = (text: string): string => text.replaceAll(/\d+/g, (digits) => digits.padStart(4, '0'));
  return {
    providers: { isAtLeast: (_, least) => ranked(version) >= ranked(least), isKnown: () => true },
    evaluation: {
      functions: terraformFunctions,
      budget: newBudget(),
      files: { read: () => ({ problem: 'it does not exist' }) },
      target: { scope: 'resourceGroup' },
    },
    address: 'test.this',
    id: () => valueOf('⟨test.this.id⟩'),
  };
}

/** What a part makes of a block. */
export const made = (part: Part, block: Block, version?: string): Json | undefined => {
  const value = part(configOf(valueOf(block)), contextOf(version));
  return value === undefined ? undefined : shown(value);
};

/** Plain data; of what is unknown, its symbol, and of what depends its cases. */
export function shown(value: Value): Json {
  switch (value.kind) {
    case 'scalar':
      return value.value;
    case 'unknown':
      return `${value.sensitive === true ? 'secret ' : ''}${value.symbol ?? `unknown: ${value.because}`}`;
    case 'list':
      return [...value.items.map(shown), ...(value.rest === undefined ? [] : ['…'])];
    case 'depends':
      return value.cases.map(({ is }) => shown(is));
    case 'handle':
      return value.name;
    case 'object': {
      const unnamed = (value.unnamed ?? []).map((name) => [name, {}] as const);
      return Object.fromEntries([...[...value.entries].map(([name, one]) => [name, shown(one)] as const), ...unnamed]);
    }
  }
}

/** What a resource of Terraform is in Azure: for each that is sent, its type, name, place and body. */
export function sent(type: string, block: Block, version?: string): readonly Json[] {
  const mapping = resources.get(type);
  if (mapping === undefined) throw new Error(`there is no ${type}`);
  return mapping.sends
    .filter(({ onlyWith }) => onlyWith === undefined || (made(onlyWith, block, version) ?? null) !== null)
    .map(({ type: inAzure, apiVersion, name, place, body }) => {
      const api = apiVersion?.(contextOf(version));
      return {
        type: api === undefined ? inAzure : `${inAzure}@${api}`,
        ...(name === undefined ? {} : { name: made(name, block, version) ?? null }),
        ...placed(place, block, version),
        ...(made(object(body), block, version) as object),
      };
    });
}

function placed(place: Place, block: Block, version: string | undefined): Readonly<Record<string, Json>> {
  if ('under' in place) return { under: made(place.under, block, version) ?? null };
  if ('on' in place) return { on: made(place.on, block, version) ?? null };
  return { in: place.in };
}

/** What a data source tells. */
export function tells(type: string, attribute: string, block: Block = {}): Json | undefined {
  const part = told.get(type)?.tells[attribute];
  if (part === undefined) throw new Error(`${type} does not tell ${attribute}`);
  return made(part, block);
}

/** What a resource in the author's own words is. */
export function opened(type: string, block: Block): Readonly<Record<string, Json | undefined>> {
  const mapping = open.get(type);
  if (mapping === undefined) throw new Error(`there is no ${type}`);
  const { typed, name, parent, body, id } = mapping;
  return {
    typed: made(typed, block),
    name: made(name, block),
    parent: made(parent, block),
    ...(id === undefined ? {} : { id: made(id, block) }),
    body: made(body, block),
  };
}

/** What a resource changes, and how. */
export function changed(type: string, block: Block): Readonly<Record<string, Json | undefined>> {
  const mapping = changes.get(type);
  if (mapping === undefined) throw new Error(`there is no ${type}`);
  return { changes: made(mapping.changes, block), body: made(mapping.body, block) };
}
