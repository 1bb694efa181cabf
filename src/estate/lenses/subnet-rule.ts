import { joined } from '../../model/value.js';
import { keysOfId, type ResourceKey } from '../resource-key.js';
import { readTerm } from '../settings.js';
import type { Target } from '../target.js';
import { termCases } from '../terms.js';
import type { StoreFacts } from './store.js';

/** One entry of `networkAcls.virtualNetworkRules`, once for each subnet that it may name. */
export interface SubnetRuleFacts extends Target {
  /** The subnet that it lets in. */
  readonly names: readonly ResourceKey[];
}

export const readSubnetRules = (store: StoreFacts): readonly SubnetRuleFacts[] =>
  store.network.virtualNetworkRules.flatMap((rule) =>
    termCases(readTerm(rule, 'id', { value: '' })).map(({ when, term }) => ({
      at: rule.at,
      title: `subnet rule of ${store.title}`,
      address: store.address,
      deployment: store.deployment,
      when: joined(rule.when, when),
      names: keysOfId(term, store.deployment),
    })),
  );
