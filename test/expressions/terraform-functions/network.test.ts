import { describe, expect, it } from 'vitest';
import { called, shown } from './calling.js';

// What `terraform console` of 1.11 gives; `error` where it refuses.
describe('functions of IP networks', () => {
  it.each([
    ['cidrhost', ['10.0.0.0/30', 4], 'error'],
    ['cidrhost', ['10.0.0.0/30', -4], '10.0.0.0'],
    ['cidrhost', ['10.0.0.0/30', -5], 'error'],
    ['cidrhost', ['10.0.0.5/30', 0], '10.0.0.4'],
    ['cidrhost', ['10.0.0.0', 1], 'error'],
    ['cidrhost', ['10.0.0.0/33', 1], 'error'],
    ['cidrhost', ['010.0.0.0/8', 1], '10.0.0.1'],
    ['cidrhost', ['10.0/8', 1], 'error'],
    ['cidrhost', ['::/0', 1e20], '::5:6bc7:5e2d:6310:0'],
    ['cidrhost', ['10.0.0.0/32', 0], '10.0.0.0'],
    ['cidrnetmask', ['172.16.0.0/12'], '255.240.0.0'],
    ['cidrnetmask', ['fd00::/8'], 'error'],
    ['cidrsubnet', ['10.0.0.0/8', 8, 256], 'error'],
    ['cidrsubnet', ['10.1.2.3/8', 0, 0], '10.0.0.0/8'],
    ['cidrsubnet', ['10.0.0.0/8', 33, 0], 'error'],
    ['cidrsubnet', ['fd00::/16', 100, 3], 'fd00::3000/116'],
    ['cidrsubnet', ['10.0.0.0/8', '8', '1'], '10.1.0.0/16'],
    ['cidrsubnet', ['10.0.0.0/8', 8, 1.5], 'error'],
    ['cidrsubnets', ['10.0.0.0/30', 2, 2, 2, 2, 2], 'error'],
    ['cidrsubnets', ['10.0.0.0/8'], []],
    ['cidrsubnets', ['10.0.0.0/8', 0], 'error'],
    ['cidrsubnets', ['10.0.0.0/8', 8, 4, 8], ['10.0.0.0/16', '10.16.0.0/12', '10.32.0.0/16']],
    ['cidrsubnets', ['10.0.0.0/8', 25], 'error'],
    ['cidrsubnets', ['fd00::/56', 16, 16], ['fd00::/72', 'fd00::100:0:0:0/72']],
    ['cidrsubnets', ['fd00::/16', 100], 'error'],
  ] as const)('%s of %j is %j', (name, args, expected) => {
    expect(shown(called(name, args))).toEqual(expected);
  });
});
