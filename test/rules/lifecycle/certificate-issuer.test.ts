import { expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';
import { certificate, issuer, type Parts } from './certificates.js';

const rule = 'lifecycle/certificate-issuer';

/** The same in production, and in no environment. */
const inProduction = (parts: Parts): Readonly<Record<string, string>> => ({
  ...certificate({ ...parts, before: `variable "environment" {}\n${parts.before ?? ''}` }),
  'prod.tfvars': 'environment = "prod"',
});

test.each<[string, Parts, string]>([
  ['signs itself', { issuer: '"Self"' }, 'fail `"Self"`'],
  ['signs itself, in another spelling', { issuer: '"self"' }, 'fail `"self"`'],
  ['is signed outside', { issuer: '"Unknown"' }, 'pass'],
  ['has an issuer', { issuer: '"digicert"' }, 'pass'],
  ['is imported', { issuer: '"Self"', certificate: 'certificate {\n contents = "MII"\n}' }, 'inapplicable'],
  ['is issued by nobody knows whom', { before: 'variable "i" {}', issuer: 'var.i' }, 'unknown `var.i`'],
  [
    'may sign itself',
    { before: 'variable "own" {\n type = bool\n}', issuer: 'var.own ? "Self" : "digicert"' },
    'unknown `"Self"`',
  ],
])('in production, one that %s: %s', (_, parts, expected) => {
  expect(judged(rule, inProduction(parts))).toEqual([expected]);
});

test('in no production, and without a list, all are fine', () => {
  expect(judged(rule, certificate({ issuer: '"Self"' }))).toEqual(['inapplicable']);
});

const declared = 'azurerm_key_vault_certificate_issuer.main.name';

test.each<[string, Parts, readonly string[], string]>([
  ['signs itself', { issuer: '"Self"' }, ['DigiCert'], 'fail `"Self"`'],
  ['signs itself, which is allowed', { issuer: '"Self"' }, ['self'], 'pass'],
  ['is signed outside', { issuer: '"Unknown"' }, ['DigiCert'], 'fail `"Unknown"`'],
  ['is signed outside, which is allowed', { issuer: '"Unknown"' }, ['Unknown'], 'pass'],
  ['has an allowed issuer', { issuer: '"ca"' }, ['CA'], 'pass'],
  [
    'has an issuer of an allowed authority',
    { before: issuer('"ca"', '"DigiCert"'), issuer: declared },
    ['digicert'],
    'pass',
  ],
  ['has an issuer by its name', { before: issuer('"ca"', '"DigiCert"'), issuer: '"CA"' }, ['digicert'], 'pass'],
  [
    'has an issuer of another authority',
    { before: issuer('"ca"', '"GlobalSign"'), issuer: declared },
    ['DigiCert'],
    `fail \`${declared}\``,
  ],
  [
    'has an issuer of nobody knows which',
    { before: `variable "p" {}${issuer('"ca"', 'var.p')}`, issuer: declared },
    ['DigiCert'],
    `unknown \`${declared}\``,
  ],
  ['has an issuer that is elsewhere', { issuer: '"ca"' }, ['DigiCert'], 'unknown `"ca"`'],
  ['is issued by nobody knows whom', { before: 'variable "i" {}', issuer: 'var.i' }, ['DigiCert'], 'unknown `var.i`'],
])('with a list, one that %s', (_, parts, allowed, expected) => {
  expect(judged(rule, certificate(parts), { allowed })).toEqual([expected]);
});

test('the label says who issues it', () => {
  expect(labelled(rule, inProduction({}))).toEqual(['fail: the certificate signs itself, and this is production']);
  expect(
    labelled(rule, certificate({ before: issuer('"ca"', '"GlobalSign"'), issuer: declared }), {
      allowed: ['DigiCert'],
    }),
  ).toEqual(['fail: policy does not allow `GlobalSign`, which this issuer stands for']);
  expect(labelled(rule, certificate({ issuer: '"ca"' }), { allowed: ['DigiCert'] })).toEqual([
    'unknown: which authority the issuer `ca` stands for is in no scanned file',
  ]);
});
