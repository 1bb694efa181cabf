import { expect, test } from 'vitest';
import { exposureOf, type Exposure } from '../../src/estate/exposure.js';
import type { Settled } from '../../src/model/setting.js';

const at = { source: { path: 'x', language: 'bicep', text: '' }, start: 0, end: 0 } as const;
const set = (value: string): Settled<string> => ({ kind: 'set', value, at, trail: [] });
const unknown: Settled<string> = { kind: 'unknown', because: 'who knows', at, trail: [] };

test.each<[string, string | undefined, string | undefined, number, string | undefined, Exposure]>([
  // public access, default action, rules, perimeter
  ['everything open', 'Enabled', 'Allow', 0, undefined, 'open'],
  ['allow makes rules idle', 'Enabled', 'Allow', 3, undefined, 'open'],
  ['deny without rules', 'Enabled', 'Deny', 0, undefined, 'closed'],
  ['deny with rules', 'Enabled', 'Deny', 1, undefined, 'restricted'],
  ['public access off outweighs allow', 'Disabled', 'Allow', 1, undefined, 'closed'],
  ['a perimeter by the setting', 'SecuredByPerimeter', 'Allow', 0, undefined, 'perimeter'],
  ['an enforced perimeter outweighs all', 'Enabled', 'Allow', 0, 'Enforced', 'perimeter'],
  ['a perimeter that only logs changes nothing', 'Enabled', 'Allow', 0, 'Learning', 'open'],
  ['deny decides when public access is unknown', undefined, 'Deny', 1, undefined, 'restricted'],
  ['off decides when the rules are unknown', 'Disabled', undefined, 0, undefined, 'closed'],
  ['unknown action', 'Enabled', undefined, 0, undefined, 'unknown'],
  ['unknown public access', undefined, 'Allow', 0, undefined, 'unknown'],
])('%s', (_, access, action, rules, perimeter, expected) => {
  const doors = {
    publicNetworkAccess: access === undefined ? unknown : set(access),
    defaultAction: action === undefined ? unknown : set(action),
    ipRules: rules,
    virtualNetworkRules: 0,
    ...(perimeter !== undefined && { perimeter: set(perimeter) }),
  };
  expect(exposureOf(doors)).toBe(expected);
});
