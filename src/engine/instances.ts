import { createHash } from 'node:crypto';
import type { Instance } from '../model/finding.js';
import { samePlace, textOf, type Span } from '../model/source.js';
import { joined } from '../model/value.js';
import type { Verdict } from '../model/verdict.js';
import type { Judgement } from './judge.js';

/** A judgement that somebody is to be told of. */
export interface ReportedJudgement extends Judgement {
  readonly verdict: Extract<Verdict, { readonly outcome: 'fail' | 'unknown' }>;
}

/** What a finding is about, each once: one place can be many things of one address, such as the addresses a loop admits. */
export function instancesOf(group: readonly ReportedJudgement[], isSecret: (at: Span) => boolean): readonly Instance[] {
  const instances = new Map<string, Instance>();
  for (const judgement of group) {
    const instance = instanceOf(judgement, isSecret);
    const { deployment, address, label, origin } = instance;
    const assumed = instance.when.map(({ subject, is }) => `${subject}=${String(is)}`);
    const key = [deployment.name, address, label, origin, ...assumed].join('\0');
    if (!instances.has(key)) instances.set(key, instance);
  }
  return [...instances.values()];
}

function instanceOf({ target, verdict, selected }: ReportedJudgement, isSecret: (at: Span) => boolean): Instance {
  const isAboutSecrets = selected.id.startsWith('hardcoded-secrets/');
  return {
    address: target.address,
    deployment: target.deployment,
    when: joined(target.when, verdict.outcome === 'fail' ? (verdict.when ?? []) : []),
    title: target.title,
    label: verdict.outcome === 'fail' ? verdict.found : verdict.because,
    trail: verdict.trail,
    related: verdict.related ?? [],
    origin: isAboutSecrets ? '' : originOf(verdict, isSecret),
  };
}

/** A hash of the text at the end of a trail, unless that is the place of the finding, a whole block, or a secret. */
function originOf({ at, trail }: ReportedJudgement['verdict'], isSecret: (at: Span) => boolean): string {
  const last = trail.at(-1);
  if (last === undefined || samePlace(last.at, at) || isSecret(last.at)) return '';
  const text = textOf(last.at).trim();
  if (/^[{[]|[\r\n]/.test(text)) return '';
  return createHash('sha256').update(text.replaceAll(/\s+/g, ' ')).digest('hex').slice(0, 8);
}
