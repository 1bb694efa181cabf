import { describe, expect, test } from 'vitest';
import { controlNames } from '../../src/compliance/control-names.js';
import { frameworks } from '../../src/compliance/frameworks.js';
import type { Framework } from '../../src/model/framework.js';

const all: readonly (readonly [string, Framework])[] = Object.entries(frameworks);

describe.each(all)('%s', (key, { url, versions, controls }) => {
  test('has a page, and a page for every control that has one of its own', () => {
    for (const address of [url, ...Object.values(controls).flatMap((control) => control.url ?? [])]) {
      expect(URL.canParse(address), address).toBe(true);
      expect(address).toMatch(/^https:/);
    }
  });

  test('names every control in a few words, without a full stop', () => {
    for (const { title } of Object.values(controls)) expect(title).toMatch(/^(?:\[Preview\]: )?[A-Z].{8,150}[^.]$/);
  });

  test('means one control with every number, in whatever version', () => {
    const numbers = Object.entries(controls).flatMap(([id, { formerly = {} }]) => {
      expect(versions).toEqual(expect.arrayContaining(Object.keys(formerly)));
      return [...new Set([id, ...Object.values(formerly)])];
    });
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('has an id, a name and a version that can be told apart', () => {
    expect(key).toMatch(/^[A-Za-z]+$/);
    expect(Object.keys(controls).filter((id) => versions.includes(id))).toEqual([]);
  });
});

test('every Azure Policy is a definition with a link to it', () => {
  const policies: Framework['controls'] = frameworks.AzurePolicy.controls;
  for (const [id, { url }] of Object.entries(policies)) {
    expect(id).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(url).toContain(id);
  }
});

test('a control answers to its id, alone and with its framework and version', () => {
  const names = controlNames({ CIS: ['5.4'], MCSB: [] });
  expect([...new Set(names)].sort()).toEqual(
    ['cis', 'cis:6.0', 'cis:5.0', '5.4', 'cis:5.4', 'cis:6.0:5.4', '5.23', 'cis:5.23', 'cis:5.0:5.23'].sort(),
  );
});
