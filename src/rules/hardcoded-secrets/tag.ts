import { decide } from '../../model/decide.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'metadata',
  severity: 'high',
  recommended: true,
  requires: 'tags, descriptions and content types hold no secret',
  fails: 'Tag, description or content type holds a secret',
  unclear: 'Cannot tell whether a tag holds a secret',
  why: 'Every Reader of the resource sees it, without any right to secrets, and so do bills, inventories and logs.',
  fix: {
    bicep: 'Take it out of `tags`, `description` or `contentType`, and put it in the `value` of a secret in a vault.',
    arm: 'Take it out of `tags`, `description` or `contentType`, and put it in the `value` of a secret in a vault.',
    terraform:
      'Take it out of `tags`, `description` or `content_type`, and put it in the value of a secret in a vault.',
    azure: 'Run `az tag update --operation delete --resource-id <id> --tags <name>=`.',
  },
  caution: 'Replace the secret as well: who has seen it is not logged.',
  controls: { MCSB: ['IM-8'] },
  aliases: [],

  check: ({ noun, holds, property }) =>
    decide(holds, {
      ok: ({ is }) => is !== 'credential',
      set: (held) => `${noun} ${held.is === 'credential' ? held.how : ''}`,
      left: '',
      property,
    }),
});
