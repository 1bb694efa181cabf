import { dateOfVersion } from '../../estate/api-version.js';
import { quoted } from '../../model/quoted.js';
import { pass } from '../../model/verdicts.js';
import { defineRule } from '../rule.js';

/** https://learn.microsoft.com/azure/key-vault/general/access-control-default */
const firstToStay = '2026-02-01';
const retirement = '2027-02-27';

export default defineRule({
  on: 'keyVaultResource',
  severity: 'low',
  recommended: false,
  requires: 'the API version of a Key Vault resource is one that stays',
  fails: 'API version of Key Vault retires',
  unclear: 'Cannot tell whether the API version of Key Vault retires',
  why: 'From that day on the template no longer deploys, and what is left out of it gets other defaults before.',
  fix: {
    bicep: `Use \`@${firstToStay}\` or later, and write \`enableRbacAuthorization\` out: its default changes to true.`,
    arm: `Set \`"apiVersion": "${firstToStay}"\` or later, and write \`enableRbacAuthorization\` out: its default changes to true.`,
    terraform: 'Use version 4.81 or later of the provider `azurerm`.',
    azure: `Call the API with \`api-version=${firstToStay}\` or later.`,
  },
  controls: {},
  withoutControl: 'No benchmark asks for it: it is a date that Azure has set.',
  aliases: [],

  check: ({ apiVersion, at, resource }) => {
    const date = dateOfVersion(apiVersion);
    const place = { at, trail: [], property: 'apiVersion' };
    if (date === undefined) return { outcome: 'unknown', because: 'its API version cannot be read', ...place };
    if (date >= firstToStay) return pass;
    const version = `API version ${quoted(apiVersion ?? '')}`;
    const isWritten = resource.argumentFor === undefined;
    const found = `${isWritten ? version : `the provider speaks ${version}, which`} retires on ${retirement}`;
    return { outcome: 'fail', found, ...place };
  },
});
