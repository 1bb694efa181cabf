import type { IpRange } from '../../estate/ip-range.js';
import type { StoreFacts } from '../../estate/lenses/store.js';
import { decide } from '../../model/decide.js';
import { quoted } from '../../model/quoted.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'ipRule',
  severity: 'high',
  recommended: true,
  requires: 'the firewall names single addresses or small ranges of public ones',
  fails: 'Firewall lets in a wide or a useless range of addresses',
  unclear: 'Cannot tell how wide a range the firewall lets in',
  why: 'A wide range holds machines of strangers, such as those of a cloud region: a stolen token works from any of them.',
  fix: {
    bicep: 'Name single addresses in `ipRules`, such as the one your network leaves by, or use a private endpoint.',
    arm: 'Name single addresses in `ipRules`, such as the one your network leaves by, or use a private endpoint.',
    terraform: 'Name single addresses in `ip_rules`, or use a private endpoint.',
    azure: 'Run `az keyvault network-rule remove --ip-address <range>` and add single addresses.',
  },
  controls: { MCSB: ['NS-2'], AzurePolicy: ['55615ac9-af46-4a59-874e-391cc3dfb490'] },
  aliases: ['keyVaultPublicAccess'],
  options: {
    maxPrefix: {
      default: 24,
      description: 'The shortest prefix that is still narrow enough: 24 allows ranges of up to 256 addresses.',
    },
  },

  check: ({ range, store }, { options: { maxPrefix } }) => {
    const isIdle = isClosed(store);
    return decide(range, {
      ok: (each) => fault(each, maxPrefix) === undefined,
      set: (each) => `${fault(each, maxPrefix) ?? ''}${isIdle ? ', for when public access is turned on' : ''}`,
      left: '',
      property: 'properties.networkAcls.ipRules.value',
      severity: () => (isIdle ? 'low' : undefined),
    });
  },
});

/** Without public access no rule lets anybody in. */
const isClosed = ({ network }: StoreFacts): boolean =>
  decide(network.publicNetworkAccess, { ok: (word) => word === 'Disabled', set: '', left: '' }).outcome === 'pass';

/** What is wrong with a range, if anything. */
function fault(range: IpRange, maxPrefix: number): string | undefined {
  const says = (what: string): string => `this is ${quoted(range.text)}: ${what}`;
  if (range.everything) return says('every address there is');
  if (range.private) return says('private, so nothing reaches the vault from there and the rule does nothing');
  const most = 2 ** (32 - maxPrefix);
  const [has, may] = [range.size, most].map((n) => n.toLocaleString('en'));
  return range.size > most ? says(`${has} addresses, more than the ${may} of a /${String(maxPrefix)}`) : undefined;
}
