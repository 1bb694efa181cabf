import type { KeptSecret } from '../../estate/lenses/kept-secrets.js';
import { decide } from '../../model/decide.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'state',
  severity: 'critical',
  recommended: true,
  requires: 'no state or plan of Terraform with secrets lies among the files',
  fails: 'State or plan of Terraform with secrets lies among the files',
  unclear: 'Cannot tell whether the state of Terraform holds secrets',
  why: 'Terraform keeps passwords and keys there in clear text, so everyone who can read the repository, or its history, has them.',
  fix: {
    terraform:
      'Keep the state in a remote backend such as `azurerm`, delete this file, and add `*.tfstate*` and saved plans to `.gitignore`.',
  },
  caution: 'Replace the secrets as well: what was committed once stays in the history.',
  controls: { MCSB: ['IM-8'] },
  aliases: [],

  check: ({ secrets, hasSecrets }) =>
    decide(hasSecrets, {
      ok: (has) => !has,
      set: labelOf(secrets),
      left: '',
      property: 'secrets',
      related: secrets.slice(1, most).map((each) => ({ at: each.at, label: nameOf(each) })),
    }),
});

/** So many of them are listed. */
const most = 10;

function labelOf([first, ...others]: readonly KeptSecret[]): string {
  if (first === undefined) return '';
  const more = new Set(others.map(nameOf)).size;
  const rest = more === 0 ? '' : `, with ${String(more)} more ${more === 1 ? 'secret' : 'secrets'} in this file`;
  return `${nameOf(first)} stands here in clear text${rest}`;
}

const nameOf = ({ of, attribute }: KeptSecret): string =>
  attribute === '' ? `the value of ${of}` : `\`${attribute}\` of ${of}`;
