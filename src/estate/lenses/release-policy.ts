import type { Setting } from '../../model/setting.js';
import type { Readable } from '../read.js';
import { asBoolean, asText, readSetting, type Converter } from '../settings.js';

/** Who may get the private part of an exportable key: https://learn.microsoft.com/azure/key-vault/keys/policy-grammar */
export interface ReleasePolicy {
  /** One of them is enough. */
  readonly authorities: readonly Authority[];
}

/** What somebody must attest. */
export interface Authority {
  /** Address of the attestation service, '' if the policy names none. */
  readonly name: string;
  readonly condition: Condition;
}

export type Condition =
  | { readonly kind: 'claim'; readonly claim: string; readonly equals: unknown }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] };

/** The policy is JSON in Base64, in the alphabet for addresses or the usual one. */
export const readReleasePolicy = (resource: Readable): Setting<ReleasePolicy | undefined> =>
  readSetting<ReleasePolicy | undefined>(resource, 'properties.release_policy.data', asPolicy, { value: undefined });

/**
 * Whether nobody can replace it, which is told on the data plane; undefined where nothing says:
 * https://learn.microsoft.com/rest/api/keyvault/keys/create-key#keyreleasepolicy
 */
export const readIsFinal = (resource: Readable): Setting<boolean | undefined> =>
  readSetting<boolean | undefined>(resource, 'properties.release_policy.immutable', asBoolean, { value: undefined });

const asPolicy: Converter<ReleasePolicy> = (value) => {
  const text = asText(value);
  if ('because' in text) return text;
  const policy = parsed(Buffer.from(text.value, 'base64').toString('utf8'));
  return policy === undefined ? { because: 'this is no release policy in Base64' } : { value: policy };
};

function parsed(json: string): ReleasePolicy | undefined {
  let policy: unknown;
  try {
    policy = JSON.parse(json);
  } catch {
    return undefined;
  }
  const authorities = listIn(policy, 'anyof');
  return authorities && { authorities: authorities.map(authorityOf) };
}

const authorityOf = (item: unknown): Authority => {
  const name = memberOf(item, 'authority');
  return { name: typeof name === 'string' ? name : '', condition: conditionOf(item, 0) };
};

/** Conditions nest a little: deeper ones count as none. */
const deepest = 20;

function conditionOf(item: unknown, depth: number): Condition {
  const inner = (list: readonly unknown[]): readonly Condition[] =>
    depth < deepest ? list.map((each) => conditionOf(each, depth + 1)) : [];
  const any = listIn(item, 'anyof');
  if (any !== undefined) return { kind: 'any', of: inner(any) };
  const claim = memberOf(item, 'claim');
  if (typeof claim === 'string') return { kind: 'claim', claim, equals: memberOf(item, 'equals') };
  return { kind: 'all', of: inner(listIn(item, 'allof') ?? []) };
}

const listIn = (value: unknown, name: string): readonly unknown[] | undefined => {
  const list = memberOf(value, name);
  return Array.isArray(list) ? list : undefined;
};

/** A member by its name in lower case. */
function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key.toLowerCase() === name)?.[1] as unknown;
}
