import type { Scan } from '../model/scan.js';
import { textOf, type Span } from '../model/source.js';
import type { Value } from '../model/value.js';
import type { Judgement } from './judge.js';

/** How deep an object given to a secure parameter is looked into. */
const deepest = 20;

/**
 * The string literals that are secrets: what is given to secure parameters, their defaults, and what a rule about
 * hardcoded secrets points at. Reports mask them, and fingerprints leave them out.
 */
export function secretSpans(
  scan: Pick<Scan, 'parameters' | 'moduleCalls'>,
  judgements: readonly Judgement[],
): readonly Span[] {
  const given = scan.parameters
    .filter(({ secure }) => secure)
    .flatMap(({ value, default: fallback }) => [value, ...(fallback === undefined ? [] : [fallback])]);
  const passed = scan.moduleCalls.flatMap(({ arguments: args, secureParameters }) =>
    [...args].filter(([name]) => secureParameters?.has(name) === true).map(([, value]) => value),
  );
  const pointedAt = judgements.flatMap(({ selected, verdict }) =>
    selected.id.startsWith('hardcoded-secrets/') && 'at' in verdict ? [verdict.at] : [],
  );
  const literals = [...[...given, ...passed].flatMap((value) => placesOf(value, deepest)), ...pointedAt];
  return distinct(literals.filter((span) => textOf(span).startsWith("'")));
}

/** Where the texts that a value is made of may be written. */
function placesOf(value: Value, depth: number): readonly Span[] {
  if (depth === 0) return [];
  switch (value.kind) {
    case 'scalar':
      return typeof value.value === 'string' ? [value.at, ...value.trail.map((step) => step.at)] : [];
    case 'list':
      return value.items.flatMap((item) => placesOf(item, depth - 1));
    case 'object':
      return [...value.entries.values()].flatMap((entry) => placesOf(entry, depth - 1));
    case 'depends':
      return value.cases.flatMap(({ is }) => placesOf(is, depth - 1));
    default:
      return [];
  }
}

/** Names a place, to look it up among others. */
export const placeKey = ({ source, start, end }: Span): string => [source.path, start, end].join('\0');

const distinct = (spans: readonly Span[]): readonly Span[] => [
  ...new Map(spans.map((span) => [placeKey(span), span])).values(),
];
