import type { Settled } from '../model/setting.js';
import type { Network } from './lenses/network.js';

/**
 * From where a vault's data plane answers.
 * - `closed`: through private endpoints, and to trusted services if they pass by
 * - `perimeter`: to whom a network security perimeter lets in
 * - `restricted`: to the addresses and subnets that the firewall names
 * - `open`: to everybody with a token
 */
export type Exposure = 'closed' | 'perimeter' | 'restricted' | 'open' | 'unknown';

/** What decides: settled settings, so one case of what may depend. */
export interface Doors {
  readonly publicNetworkAccess: Settled<string>;
  readonly defaultAction: Settled<string>;
  /** `Enforced` when an association says so; what only logs does not count. */
  readonly perimeter?: Settled<string>;
  readonly ipRules: number;
  readonly virtualNetworkRules: number;
}

/**
 * The precedence of Azure: an enforced perimeter decides alone, public access that is off outweighs all rules, and
 * without a rule set the firewall is off. Private endpoints add a way in and the bypass for trusted services stays in
 * all but the perimeter, so neither closes or opens anything here. https://learn.microsoft.com/azure/key-vault/general/network-security
 */
export function exposureOf(doors: Doors): Exposure {
  const { publicNetworkAccess, defaultAction, perimeter } = doors;
  if (perimeter?.kind === 'set' && perimeter.value === 'Enforced') return 'perimeter';
  const access = valueOf(publicNetworkAccess);
  if (access === 'Disabled') return 'closed';
  if (access === 'SecuredByPerimeter') return 'perimeter';
  const action = valueOf(defaultAction);
  if (action === 'Deny') return doors.ipRules + doors.virtualNetworkRules === 0 ? 'closed' : 'restricted';
  if (perimeter?.kind === 'unknown' || access === undefined || action === undefined) return 'unknown';
  return 'open';
}

const valueOf = <T>(settled: Settled<T>): T | undefined => (settled.kind === 'unknown' ? undefined : settled.value);

/** How many rules a firewall has; a list that cannot be told counts as one. */
export const rulesOf = ({ ipRules, virtualNetworkRules }: Network): Pick<Doors, 'ipRules' | 'virtualNetworkRules'> => ({
  ipRules: ipRules.length,
  virtualNetworkRules: virtualNetworkRules.length,
});
