import { Secret } from '../model/secret.js';
import { positionOf, type Span } from '../model/source.js';
import type { Assumption, Scalar, Step, Unknown, Value } from '../model/value.js';

/** Whether the text at a place is a secret. */
export type Masked = (at: Span) => boolean;

/** Deeper parts of a value are left out; templates do not nest so deep. */
const deepest = 60;

/** The key under which an object or a list says that there may be more in it than can be listed. */
const more = '…';

/**
 * A value as JSON: objects and lists as themselves, and every leaf as its setting: what kind it is, the value or why it
 * is not known, where it stands, and the way it came. Secrets are masked.
 */
export function settingJson(value: Value, isSecret: Masked, depth = 0): unknown {
  if (depth > deepest) return unknownJson({ ...value, kind: 'unknown', because: 'nested too deeply to print' });
  switch (value.kind) {
    case 'scalar':
      return { kind: 'set', value: shown(value, isSecret), ...originJson(value) };
    case 'unknown':
      return unknownJson(value);
    case 'handle':
      return unknownJson({ ...value, kind: 'unknown', because: `it refers to ${value.name}` });
    case 'depends':
      return {
        kind: 'depends',
        cases: value.cases.map(({ when, is }) => ({
          when: when.map(assumptionJson),
          is: settingJson(is, isSecret, depth + 1),
        })),
      };
    case 'list': {
      const items = value.items.map((item) => settingJson(item, isSecret, depth + 1));
      return value.rest === undefined ? items : [...items, { [more]: unknownJson(value.rest) }];
    }
    case 'object': {
      const entries = [...value.entries].map(([key, entry]) => [key, settingJson(entry, isSecret, depth + 1)] as const);
      return Object.fromEntries(value.rest === undefined ? entries : [...entries, [more, unknownJson(value.rest)]]);
    }
  }
}

const unknownJson = (value: Pick<Unknown, 'at' | 'trail' | 'because' | 'kind'>): object => ({
  kind: 'unknown',
  because: value.because,
  ...originJson(value),
});

/** A secret shows how long it is, and nothing else. */
function shown(scalar: Scalar, isSecret: Masked): Scalar['value'] {
  const places = [scalar.at, ...scalar.trail.map(({ at }) => at)];
  const hidden = scalar.sensitive === true || places.some((at) => isSecret(at) || isOfPlan(at, scalar.value));
  return hidden && scalar.value !== null ? String(new Secret(String(scalar.value))) : scalar.value;
}

/** Of a plan no texts and numbers are printed, which may be secrets that nobody has marked. */
const isOfPlan = ({ source }: Span, value: Scalar['value']): boolean =>
  source.language === 'tfplan' && typeof value !== 'boolean';

const originJson = ({ at, trail }: { readonly at: Span; readonly trail: readonly Step[] }): object => ({
  at: placeJson(at),
  trail: trail.map((step) => ({ kind: step.kind, name: step.name, at: placeJson(step.at) })),
});

const assumptionJson = ({ subject, is, at }: Assumption): object => ({ subject, is, at: placeJson(at) });

/** Lines and columns count from 1, columns in UTF-16 code units. */
export function placeJson({ source, start }: Span): { file: string; line: number; column: number } {
  return { file: source.path, ...positionOf(source, start) };
}
