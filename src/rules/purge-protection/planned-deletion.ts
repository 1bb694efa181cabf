import type { Deletion } from '../../estate/deletion.js';
import type { LockFacts } from '../../estate/lenses/lock.js';
import { decide } from '../../model/decide.js';
import { either } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { beside } from '../beside.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'deletion',
  severity: 'high',
  recommended: true,
  requires: 'a plan destroys no vault, Managed HSM or key that nobody can bring back',
  fails: 'Plan destroys for good what nobody can bring back',
  unclear: 'Cannot tell whether what the plan destroys can be brought back',
  why: 'The provider purges what it deletes unless it is told not to: its keys and secrets are gone, and all data encrypted with them.',
  fix: {
    terraform:
      'Set `purge_protection_enabled = true` on the vault and apply that first, or keep what is there: move it in the state with `moved`, or leave it to others with `removed` and `destroy = false`.',
    azure: 'Run `az keyvault update --name <vault> --enable-purge-protection true` before the plan is applied.',
  },
  caution: 'With purge protection the name of what is deleted stays taken until its retention ends.',
  controls: { MCSB: ['DP-8'] },
  aliases: [],

  check: (deletion) => either(...deletion.locks.map((lock) => beside(lock, deletion, prevents(lock))), loss(deletion)),
});

/** Resource Manager refuses to delete what is locked. */
const prevents = ({ level }: LockFacts): Verdict =>
  decide(level, {
    ok: (word) => word !== 'NotSpecified',
    set: 'this lock forbids nothing',
    left: '',
    property,
  });

function loss(deletion: Deletion): Verdict {
  const { at, what, encrypts } = deletion;
  const unprotected = `${happens(deletion)}, and ${unprotectedBy[what]}${encrypting(deletion)}`;
  const verdict = decide(deletion.purgeProtection, { ok: (on) => on, set: unprotected, left: unprotected, property });
  if (verdict.outcome === 'pass' || verdict.outcome === 'inapplicable') return verdict;
  const related = encrypts.map(({ at: place, title }) => ({ at: place, label: `encrypts ${title}` }));
  const placed = { ...verdict, at, trail: [], related };
  // Data that nothing decrypts any more is more than a key.
  return placed.outcome === 'fail' && encrypts.length > 0 ? { ...placed, severity: 'critical' } : placed;
}

const property = 'deletion';

const happens = ({ isReplaced }: Deletion): string =>
  isReplaced ? 'the plan destroys it and puts another one in its place' : 'the plan destroys it';

const unprotectedBy: Readonly<Record<Deletion['what'], string>> = {
  vault: 'it has neither purge protection nor a lock',
  managedHsm: 'it has neither purge protection nor a lock',
  key: 'what it lies in has no purge protection',
};

function encrypting({ what, encrypts }: Deletion): string {
  const [first, ...others] = new Set(encrypts.map(({ title }) => title));
  if (first === undefined) return '';
  const more = others.length === 0 ? '' : ` and ${String(others.length)} more`;
  return `, while ${what === 'key' ? 'it encrypts' : 'its keys encrypt'} ${first}${more}`;
}
