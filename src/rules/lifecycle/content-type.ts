import { decide } from '../../model/decide.js';
import { defineRule } from '../rule.js';
import { propertyName } from '../property-name.js';

export default defineRule({
  on: 'secret',
  severity: 'note',
  recommended: false,
  requires: 'every secret says what it is',
  fails: 'Secret does not say what it is',
  unclear: 'Cannot tell whether the secret says what it is',
  why: 'Whoever has to replace or revoke it in a hurry first has to read its value to find out what it opens.',
  fix: {
    bicep: "Set `contentType` in `properties`, such as `'text/plain'` or `'connection-string/sql'`.",
    arm: 'Set `"contentType"` in `properties`, such as `"text/plain"`.',
    terraform: 'Set `content_type`.',
    azure: 'Run `az keyvault secret set-attributes --vault-name <vault> --name <secret> --content-type <type>`.',
  },
  caution: 'Everybody who may list secrets reads it: never put a credential there.',
  controls: { AzurePolicy: ['75262d3e-ba4a-4f43-85f8-9f72c090e5e3'] },
  aliases: [
    'CKV_AZURE_114',
    'AVD-AZU-0015',
    'AZU-0015',
    'f8e08a38-fc6e-4915-abbe-a7aadf1d59ef',
    'keyvault_secret_content_type_set',
  ],

  check: ({ contentType, resource }) =>
    decide(contentType, {
      ok: (text) => text.trim() !== '',
      set: 'this says nothing',
      left: `\`${propertyName(resource, property)}\` is not set`,
      property,
    }),
});

const property = 'properties.contentType';
