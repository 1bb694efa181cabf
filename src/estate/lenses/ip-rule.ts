import type { Setting } from '../../model/setting.js';
import { asText, readSetting } from '../settings.js';
import type { Target } from '../target.js';
import type { StoreFacts } from './store.js';

/** One entry of `networkAcls.ipRules`. */
export interface IpRuleFacts extends Target {
  /** An IPv4 address or a range of them. */
  readonly range: Setting<string>;
}

export const readIpRules = (store: StoreFacts): readonly IpRuleFacts[] =>
  store.network.ipRules.map((rule) => ({
    at: rule.at,
    title: `IP rule of ${store.title}`,
    address: store.address,
    deployment: store.deployment,
    when: rule.when,
    range: readSetting(rule, 'value', asText, { because: 'the rule has no `value`' }),
  }));
