import type { Scan } from '../model/scan.js';
import type { Setting } from '../model/setting.js';
import { textOf, type Span } from '../model/source.js';
import type { Step, Value } from '../model/value.js';
import type { Held } from './credentials/held.js';
import { casesOf } from './logic.js';
import type { SecretUse } from './secret-use.js';

/** Deeper parts of an object are not searched. */
const deepest = 20;

/**
 * Literals that stand where secrets belong: defaults of secure parameters, what is assigned to those, and what the
 * properties that hold secrets are given, wherever on the way it is written. So are those that turned out to be secrets
 * where they do not belong.
 */
export function secretSpans(scan: Scan, uses: readonly SecretUse[], held: readonly Setting<Held>[]): readonly Span[] {
  const secure = scan.parameters.filter((parameter) => parameter.secure);
  const values = [
    ...secure.flatMap((parameter) => [
      parameter.value,
      ...(parameter.default === undefined ? [] : [parameter.default]),
    ]),
    ...uses.map(({ value, at, trail }) => ({ ...value, at, trail })),
  ];
  const spans = new Map<string, Span>();
  for (const span of [...values.flatMap((value) => written(value)), ...held.flatMap(credentials)]) {
    if (isLiteral(span)) spans.set(`${span.source.path} ${String(span.start)} ${String(span.end)}`, span);
  }
  return [...spans.values()];
}

function credentials(setting: Setting<Held>): readonly Span[] {
  return casesOf(setting).flatMap(({ is: one }) => {
    const isWritten = one.kind === 'set' && one.value.is === 'credential' && one.value.isWritten;
    return isWritten ? [one.at, ...placesOf(one.value, one.trail)] : [];
  });
}

/**
 * The places on the way of a credential. What is put together comes by those of its other parts too, which are to be seen:
 * a place whose text is that of the file, and does not have the credential in it, is left out where another one has it.
 */
function placesOf(held: Held, trail: readonly Step[]): readonly Span[] {
  const text = held.is === 'credential' ? held.secret?.reveal() : undefined;
  const places = trail.map(({ at }) => at);
  const hasIt = (place: Span): boolean => text !== undefined && textOf(place).includes(text);
  return places.some(hasIt) ? places.filter((place) => hasIt(place) || textOf(place).includes('\\')) : places;
}

/** Every place on the way of every text in a value. */
function written(value: Value, depth = 0): readonly Span[] {
  if (depth > deepest) return [];
  if (value.kind === 'list') return value.items.flatMap((item) => written(item, depth + 1));
  if (value.kind === 'object') return [...value.entries.values()].flatMap((entry) => written(entry, depth + 1));
  if (value.kind === 'depends') return value.cases.flatMap(({ is }) => written(is, depth + 1));
  if (value.kind !== 'scalar' || typeof value.value !== 'string' || value.value === '') return [];
  if (value.trail.some(isPublic)) return [];
  return [value.at, ...value.trail.map(({ at }) => at)];
}

/** The name of a resource is no secret, even when somebody keeps it in a vault. */
const isPublic = ({ kind }: Step): boolean => kind === 'resource';

/** Text in quotes, rather than a name that stands for it. */
const isLiteral = (span: Span): boolean => /['"]/.test(textOf(span));
