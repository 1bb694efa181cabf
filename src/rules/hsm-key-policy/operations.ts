import { useOf, type KeyUse } from '../../estate/key-use.js';
import { operationsOfType, type Operations } from '../../estate/lenses/key-operations.js';
import { jointly } from '../../model/cases.js';
import type { Settled } from '../../model/setting.js';
import { pass } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { defineRule } from '../rule.js';
import { propertyName } from '../property-name.js';

export default defineRule({
  on: 'key',
  severity: 'medium',
  recommended: true,
  requires:
    'a key does one thing: it signs, or it wraps other keys, and one that encrypts data of a resource only wraps',
  fails: 'Key can be used for more than one thing',
  unclear: 'Cannot tell whether the key can be used for more than one thing',
  why: 'Whoever may use the key for one thing, such as to read data, can use it for the other, such as to sign as you.',
  fix: {
    bicep:
      "Set `keyOps: ['wrapKey', 'unwrapKey']` for a key that wraps, or `keyOps: ['sign', 'verify']` for one that signs.",
    arm: 'Set `"keyOps": ["wrapKey", "unwrapKey"]` for a key that wraps, or `"keyOps": ["sign", "verify"]` for one that signs.',
    terraform:
      'Set `key_opts = ["wrapKey", "unwrapKey"]` for a key that wraps, or `["sign", "verify"]` for one that signs.',
    azure: 'Run `az keyvault key set-attributes --vault-name <vault> --name <key> --ops wrapKey unwrapKey`.',
  },
  caution: 'Azure leaves an existing key as it is when a template changes it.',
  controls: { MCSB: ['DP-6'] },
  aliases: [],

  check: (key) => {
    const use = useOf(key);
    return jointly({ type: key.type, operations: key.operations }, ({ type, operations }) => {
      if (operations.kind === 'unknown') return { ...operations, outcome: 'unknown', property };
      if (operations.value !== undefined) return judged(operations.value, operations, use);
      const name = propertyName(key.resource, property);
      const names = type.kind === 'unknown' ? undefined : operationsOfType(type.value);
      if (names !== undefined) return judged({ names, leftOut: name }, operations, use);
      const because = `\`${name}\` is not set, and what Azure allows depends on a type of key that is not known`;
      return { outcome: 'unknown', because, at: operations.at, trail: operations.trail, property };
    });
  },
});

const property = 'properties.keyOps';

/** `leftOut` is the name of the property where nothing is written. */
type Allowed = Operations & { readonly leftOut?: string };

function judged(allowed: Allowed, { at, trail }: Settled<unknown>, use: KeyUse | undefined): Verdict {
  const place = { at, trail, property };
  const wide = allOf(allowed) ?? both(allowed);
  if (wide !== undefined) return { outcome: 'fail', found: wide, ...place };
  const beyond = use === undefined ? undefined : beyondUse(allowed, use);
  if (use !== undefined && beyond !== undefined) {
    const related = use.references.map((each) => ({ at: each.at, label: `encrypts ${each.title}` }));
    if (use.doubt !== undefined) return { outcome: 'unknown', because: use.doubt, ...place, related };
    return { outcome: 'fail', found: beyond, ...place, related, when: use.when };
  }
  return allowed.more === undefined ? pass : { outcome: 'unknown', because: allowed.more, ...place };
}

const rsa = operationsOfType('RSA') ?? [];

function allOf({ names, leftOut }: Allowed): string | undefined {
  if (!rsa.every((name) => names.includes(name))) return undefined;
  return leftOut === undefined
    ? 'this allows every operation'
    : `\`${leftOut}\` is not set, and Azure allows every operation`;
}

/** Signing speaks for somebody, wrapping keeps something secret: a key for both does either for whoever may do the other. */
function both({ names }: Allowed): string | undefined {
  const wraps = names.filter((name) => name === 'wrapKey' || name === 'unwrapKey').map((name) => `\`${name}\``);
  return names.includes('sign') && wraps.length > 0 ? `this allows \`sign\` beside ${wraps.join(' and ')}` : undefined;
}

function beyondUse({ names }: Allowed, { references }: KeyUse): string | undefined {
  const needed = new Set<string>(references.flatMap(({ consumer }) => consumer.operations ?? ['wrapKey', 'unwrapKey']));
  const others = names.filter((name) => !needed.has(name)).map((name) => `\`${name}\``);
  if (others.length === 0) return undefined;
  return `this allows ${others.join(', ')}, which ${references[0]?.title ?? ''} does not need`;
}
