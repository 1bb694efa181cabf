import { quoted } from '../../model/quoted.js';
import type { Setting } from '../../model/setting.js';
import { rangeOf, type IpRange } from '../ip-range.js';
import { mapSetting } from '../map-setting.js';
import { asText, readSetting } from '../settings.js';
import type { Target } from '../target.js';
import type { StoreFacts } from './store.js';

/** One entry of `networkAcls.ipRules`. */
export interface IpRuleFacts extends Target {
  /** An IPv4 address or a range of them. */
  readonly range: Setting<IpRange>;
}

export const readIpRules = (store: StoreFacts): readonly IpRuleFacts[] =>
  store.network.ipRules.map((rule) => ({
    at: rule.at,
    title: `IP rule of ${store.title}`,
    address: store.address,
    deployment: store.deployment,
    when: rule.when,
    range: mapSetting(readSetting(rule, 'value', asText, { because: 'the rule has no `value`' }), (text) => {
      const range = rangeOf(text);
      return range === undefined ? { because: `${quoted(text)} is no IPv4 address or range` } : { value: range };
    }),
  }));
