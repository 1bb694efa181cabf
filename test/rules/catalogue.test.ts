import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ruleIds } from '../../scripts/rule-ids.js';
import { rulesIndex } from '../../scripts/rules-index.js';
import { severities } from '../../src/model/finding.js';
import { rules } from '../../src/rules/index.js';

test('the rules are these: an id is permanent, and leaving is as deliberate as coming', () => {
  expect(Object.keys(rules)).toEqual([
    'environment-sharing/vault',
    'hardcoded-secrets/secret-resource',
    'hardcoded-secrets/secure-parameter',
    'hsm-key-policy/key-size',
    'hsm-key-policy/pinned-version',
    'network-exposure/ip-range',
    'network-exposure/public-access',
    'purge-protection/customer-managed-key',
    'purge-protection/vault',
    'rbac-breadth/access-policy-permissions',
    'rbac-breadth/permission-model',
    'rbac-breadth/scope',
  ]);
});

test('the registry lists the files there are', () => {
  expect(readFileSync('src/rules/index.ts', 'utf8')).toBe(rulesIndex(ruleIds()));
});

test('a foreign id means one rule', () => {
  const aliases = Object.values(rules).flatMap((rule) => rule.aliases.map((alias) => alias.toLowerCase()));
  expect(aliases.filter((alias, index) => aliases.indexOf(alias) !== index)).toEqual([]);
});

describe.each(Object.entries(rules))('%s', (_, rule) => {
  const titles = [rule.fails, rule.unclear];

  test('has titles that state a fact, without advice, in 72 characters', () => {
    for (const title of titles) {
      expect(title.length, title).toBeLessThanOrEqual(72);
      expect(title).toMatch(/^[A-Z][^.]*[^.\s]$/);
      expect(title).not.toMatch(/\b(?:should|must|please|ensure|invalid)\b/i);
    }
  });

  test('words what it cannot tell as its own limit', () => {
    expect(rule.unclear).toMatch(/^Cannot tell (?:whether|how) /);
  });

  test('completes "requires that …"', () => {
    expect(rule.requires).toMatch(/^[a-z].*[^.]$/);
  });

  test('says in whole sentences what is lost, what to do, and what that costs', () => {
    const texts = [rule.why, ...Object.values(rule.fix), ...(rule.caution === undefined ? [] : [rule.caution])];
    for (const text of texts) expect(text).toMatch(/^[A-Z].*\.$/);
    expect(rule.fix.bicep).toMatch(/`/);
  });

  test('has a severity, controls with ids, and options that are described', () => {
    expect(severities).toContain(rule.severity);
    expect(Object.values(rule.controls).flat()).not.toEqual([]);
    for (const option of Object.values(rule.options ?? {})) expect(option.description).toMatch(/^[A-Z].*\.$/);
  });
});
