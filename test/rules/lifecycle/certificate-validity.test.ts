import { expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';
import { certificate, type Parts } from './certificates.js';

const rule = 'lifecycle/certificate-validity';

const months = (count: string, parts: Parts = {}): ReturnType<typeof certificate> =>
  certificate({ ...parts, properties: `validity_in_months = ${count}` });

test.each([
  ['1', 'pass'],
  ['12', 'pass'],
  ['13', 'fail `13`'],
  ['"24"', 'fail `"24"`'],
  ['6 + 7', 'fail `6 + 7`'],
])('%s months: %s', (count, expected) => {
  expect(judged(rule, months(count))).toEqual([expected]);
});

test.each<[string, Parts, string, string]>([
  ['nobody knows', { before: 'variable "m" {}' }, 'var.m', 'unknown `var.m`'],
  ['a default says', { before: 'variable "m" {\n default = 36\n}' }, 'var.m', 'fail `var.m`'],
  ['a condition decides', { before: 'variable "long" {\n type = bool\n}' }, 'var.long ? 36 : 12', 'unknown `36`'],
  ['two long ones', { before: 'variable "long" {\n type = bool\n}' }, 'var.long ? 36 : 24', 'fail `36`'],
])('%s', (_, parts, count, expected) => {
  expect(judged(rule, months(count, parts))).toEqual([expected]);
});

test('of one that is imported, or says nothing, nothing is said', () => {
  expect(judged(rule, months('36', { certificate: 'certificate {\n contents = "MII"\n}' }))).toEqual(['inapplicable']);
  expect(judged(rule, certificate({ properties: '' }))).toEqual(['inapplicable']);
});

test('how many months is an option', () => {
  expect(judged(rule, months('12'), { maxMonths: 6 })).toEqual(['fail `12`']);
  expect(judged(rule, months('24'), { maxMonths: 24 })).toEqual(['pass']);
});

test('the label says what policy allows', () => {
  expect(labelled(rule, months('36'))).toEqual(['fail: 36 months are more than the 12 that policy allows']);
});
