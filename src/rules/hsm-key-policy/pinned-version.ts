import type { KeyReference } from '../../estate/lenses/key-reference.js';
import { decide } from '../../model/decide.js';
import { inapplicable } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'keyReference',
  severity: 'medium',
  recommended: true,
  requires: 'resources that can follow the rotation of their encryption key do so',
  fails: 'Encryption stays on one version of its key',
  unclear: 'Cannot tell whether encryption follows the rotation of its key',
  why: 'Rotating the key changes nothing for this data, and disabling the old version after a leak makes it unreadable.',
  fix: {
    bicep: 'Leave the version of the key out, such as with `key.properties.keyUri`, or turn automatic rotation on.',
    arm: 'Leave the version of the key out of the reference, or turn automatic rotation on.',
    terraform: 'Refer to `versionless_id` of the key, or turn automatic rotation on.',
    azure: 'Set the key of the resource again without a version.',
  },
  controls: { MCSB: ['DP-6'] },
  aliases: ['vmDiskCMKRotation'],

  check: (reference) => {
    if (reference.consumer.follows === undefined) return inapplicable;
    const verdict = ofRotation(reference);
    const { inUse } = reference;
    if (verdict.outcome !== 'fail' || inUse.kind !== 'unknown') return verdict;
    const { because, at, trail } = inUse;
    return { outcome: 'unknown', because, at, trail, property: verdict.property ?? '' };
  },
});

function ofRotation({ version, follows, property }: KeyReference): Verdict {
  if (follows !== undefined) {
    return decide(follows, {
      ok: (on) => on,
      set: 'automatic rotation to the latest version is turned off here',
      left: 'automatic rotation is not set, and Azure leaves it off',
      property,
    });
  }
  return decide(version, {
    ok: (text) => text === '',
    set: (text) => `${named(text)}, so its rotation is not followed`,
    left: '',
    property,
  });
}

/** The version is told where it is one, and not an address that has one somewhere. */
const named = (version: string): string =>
  /^[\da-f]{32}$/i.test(version) ? `this is version \`${version}\` of the key` : 'this names one version of the key';
