import { expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';
import { action, certificate, issuer, type Parts } from './certificates.js';

const rule = 'lifecycle/certificate-renewal';
const contacts = action('"EmailContacts"', 'days_before_expiry = 30');
const renewal = (trigger: string): string => action('"AutoRenew"', trigger);
const months = (count: string): string => `validity_in_months = ${count}`;

test.each<[string, Parts, string]>([
  ['30 days before', {}, 'pass'],
  ['14 days before', { actions: renewal('days_before_expiry = 14') }, 'pass'],
  ['13 days before', { actions: renewal('days_before_expiry = 13') }, 'fail `13`'],
  ['a day before', { actions: renewal('days_before_expiry = "1"') }, 'fail `"1"`'],
  [
    '13 days before, valid for 2 months',
    { actions: renewal('days_before_expiry = 13'), properties: months('2') },
    'pass',
  ],
  ['6 days before, valid for a month', { actions: renewal('days_before_expiry = 6'), properties: months('1') }, 'pass'],
  [
    '5 days before, valid for a month',
    { actions: renewal('days_before_expiry = 5'), properties: months('1') },
    'fail `5`',
  ],
  ['at 80 %', { actions: renewal('lifetime_percentage = 80') }, 'pass'],
  ['at 80 % of a month', { actions: renewal('lifetime_percentage = 80'), properties: months('1') }, 'pass'],
  ['at 95 % of a year', { actions: renewal('lifetime_percentage = 95') }, 'pass'],
  ['at 97 % of a year', { actions: renewal('lifetime_percentage = 97') }, 'fail `97`'],
  ['at 97 % of two years', { actions: renewal('lifetime_percentage = 97'), properties: months('24') }, 'pass'],
  ['at 85 % of a month', { actions: renewal('lifetime_percentage = 85'), properties: months('1') }, 'fail `85`'],
  ['at no time', { actions: renewal('') }, 'unknown `trigger`'],
  ['at 0 days, which is no time', { actions: renewal('days_before_expiry = 0') }, 'unknown `trigger`'],
  ['at 0 days and 80 %', { actions: renewal('days_before_expiry = 0\nlifetime_percentage = 80') }, 'pass'],
  ['null and 80 %', { actions: renewal('days_before_expiry = null\nlifetime_percentage = 80') }, 'pass'],
  ['by nobody', { actions: '' }, 'fail `certificate_policy`'],
  ['by the contacts', { actions: contacts }, 'fail `"EmailContacts"`'],
  ['by contacts and vault', { actions: contacts + renewal('lifetime_percentage = 70') }, 'pass'],
  ['by contacts, and late by the vault', { actions: contacts + renewal('days_before_expiry = 2') }, 'fail `2`'],
  ['in another spelling', { actions: action('"autorenew"', 'days_before_expiry = 30'), issuer: '"self"' }, 'pass'],
  ['in no word of Azure', { actions: action('"Renew"', 'days_before_expiry = 30') }, 'unknown `"Renew"`'],
])('renewed %s', (_, parts, expected) => {
  expect(judged(rule, certificate(parts))).toEqual([expected]);
});

test.each<[string, Parts, string]>([
  ['an authority outside', { issuer: '"Unknown"', actions: contacts }, 'inapplicable'],
  ['an authority outside, in another case', { issuer: '"unknown"', actions: '' }, 'inapplicable'],
  ['an issuer of the vault', { issuer: '"digicert"', actions: contacts }, 'fail `"EmailContacts"`'],
  [
    'a declared issuer',
    {
      before: issuer('"ca"', '"GlobalSign"'),
      issuer: 'azurerm_key_vault_certificate_issuer.main.name',
      actions: contacts,
    },
    'fail `"EmailContacts"`',
  ],
  ['one that is not known', { before: 'variable "i" {}', issuer: 'var.i', actions: contacts }, 'unknown `var.i`'],
  ['one that is not known, renewed in any case', { before: 'variable "i" {}', issuer: 'var.i' }, 'pass'],
  [
    'one of two, of which the vault knows one',
    {
      before: 'variable "own" {\n  type = bool\n}',
      issuer: 'var.own ? "Self" : "Unknown"',
      actions: contacts,
    },
    'fail `"EmailContacts"`',
  ],
])('issued by %s', (_, parts, expected) => {
  expect(judged(rule, certificate(parts))).toEqual([expected]);
});

test.each<[string, Parts, string]>([
  ['imported', { certificate: 'certificate {\n contents = "MII"\n}', actions: '' }, 'inapplicable'],
  [
    'imported from what is not known',
    { before: 'variable "pfx" {}', certificate: 'certificate {\n contents = var.pfx\n}', actions: '' },
    'inapplicable',
  ],
  [
    'imported from a file',
    { certificate: 'certificate {\n contents = filebase64("a.pfx")\n}', actions: '' },
    'inapplicable',
  ],
  [
    'imported only where there is something to import',
    {
      certificate: 'dynamic "certificate" {\n for_each = []\n content {\n contents = "MII"\n }\n}',
      actions: '',
    },
    'fail `certificate_policy`',
  ],
])('%s', (_, parts, expected) => {
  expect(judged(rule, certificate(parts))).toEqual([expected]);
});

test.each<[string, Parts, string]>([
  [
    'a number that is not known',
    { before: 'variable "d" {}', actions: renewal('days_before_expiry = var.d') },
    'unknown `var.d`',
  ],
  [
    'a default that is enough',
    { before: 'variable "d" {\n default = 45\n}', actions: renewal('days_before_expiry = var.d') },
    'pass',
  ],
  [
    'a validity that is not known, and a share that is enough of any',
    { before: 'variable "m" {}', actions: renewal('lifetime_percentage = 75'), properties: months('var.m') },
    'pass',
  ],
  [
    'a validity that is not known, and a share that is not',
    { before: 'variable "m" {}', actions: renewal('lifetime_percentage = 90'), properties: months('var.m') },
    'unknown `var.m`',
  ],
  [
    'a validity that is not known, and days that are enough of any',
    { before: 'variable "m" {}', properties: months('var.m') },
    'pass',
  ],
  [
    'a validity that is not set',
    { actions: renewal('lifetime_percentage = 90'), properties: '' },
    'unknown `certificate_policy`',
  ],
  [
    'a condition that leaves the action out',
    {
      before: 'variable "on" {\n type = bool\n}',
      actions: `dynamic "lifetime_action" {
  for_each = var.on ? [1] : []
  content {
    action {
      action_type = "AutoRenew"
    }
    trigger {
      days_before_expiry = 30
    }
  }
}`,
    },
    'unknown `dynamic "lifetime_action"`',
  ],
])('%s', (_, parts, expected) => {
  expect(judged(rule, certificate(parts))).toEqual([expected]);
});

test('each certificate of a loop has its own', () => {
  const { 'main.tf': text } = certificate({ actions: renewal('days_before_expiry = each.value') });
  const looped = text.replace('name         = "web"', 'for_each = { a = 30, b = 3 }\n  name = each.key');
  expect(judged(rule, { 'main.tf': looped })).toEqual(['pass', 'fail `each.value`']);
});

test('how many days before is an option', () => {
  expect(judged(rule, certificate(), { minDays: 60 })).toEqual(['fail `30`']);
  expect(judged(rule, certificate({ properties: months('3') }), { minDays: 60 })).toEqual(['pass']);
});

test('the label says what happens instead', () => {
  const label = (actions: string): readonly string[] => labelled(rule, certificate({ actions }));
  expect(label('')).toEqual(['fail: no `lifetime_action` is set, and the vault renews nothing without one']);
  expect(label(contacts)).toEqual(['fail: this only writes to the contacts: nothing renews the certificate']);
  expect(label(renewal('lifetime_percentage = 98'))).toEqual([
    'fail: this renews it 7 days before it expires, and policy asks for 14',
  ]);
});
