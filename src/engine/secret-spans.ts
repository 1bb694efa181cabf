import type { Estate } from '../estate/estate.js';
import { textOf, type Span } from '../model/source.js';
import type { Judgement } from './judge.js';

/**
 * The literals that are secrets: those that stand where secrets belong, and those that a rule about hardcoded secrets
 * points at. Reports mask them, and fingerprints leave them out.
 */
export function secretSpans(estate: Estate, judgements: readonly Judgement[]): readonly Span[] {
  const pointedAt = judgements.flatMap(({ selected, verdict }) =>
    selected.id.startsWith('hardcoded-secrets/') && 'at' in verdict && /^['"]/.test(textOf(verdict.at))
      ? [verdict.at]
      : [],
  );
  return [...new Map([...estate.secrets, ...pointedAt].map((span) => [placeKey(span), span])).values()];
}

/** Names a place, to look it up among others. */
export const placeKey = ({ source, start, end }: Span): string => [source.path, start, end].join('\0');
