import { isInModule } from '../model/address.js';
import type { Deployment, Parameter } from '../model/resource.js';
import { samePlace, type Span } from '../model/source.js';
import type { Step, Value } from '../model/value.js';
import type { SecretUse } from './secret-use.js';
import { isLiteral } from './source-text.js';

/** By name and file: the place of a value that is one of the allowed ones is among those. */
export const keyOf = ({ name, at }: { readonly name: string; readonly at: Span }, deployment: Deployment): string =>
  [deployment.name, at.source.path, name].join('\0');

/**
 * The way the value itself came. A trail goes on with how the condition came that chose the value, and what that went
 * through is no secret. The way of the value ends where that of its first parameter does.
 */
export function ownTrail(use: SecretUse, declared: (key: string) => readonly Parameter[]): readonly Step[] {
  const { value, deployment, module } = use;
  const trail = untilWritten(use);
  const index = trail.findIndex(({ kind }) => kind === 'parameter');
  const step = trail[index];
  if (step === undefined) return trail;
  const [parameter] = declared(keyOf(step, deployment))
    .filter((each) => isInModule(module, each.module))
    .sort((a, b) => b.module.length - a.module.length);
  if (parameter === undefined) return trail;
  return trail.slice(0, index + 1 + lengthOf(parameter.value, value));
}

/** The steps up to where text is written, which is not only a part of what a later step names. */
export function untilWritten({ at, trail }: Pick<SecretUse, 'at' | 'trail'>): readonly Step[] {
  const isWritten = (place: Span, later: readonly Step[]): boolean =>
    isLiteral(place) && !later.some((step) => samePlace(step.at, place));
  if (isWritten(at, trail)) return [];
  const end = trail.findIndex((step, index) => step.kind !== 'default' && isWritten(step.at, trail.slice(index + 1)));
  return end < 0 ? trail : trail.slice(0, end + 1);
}

/** How many steps the value of a parameter took, or the case of it that this one is. */
function lengthOf(whole: Value, value: Value): number {
  if (whole.kind !== 'depends') return whole.trail.length;
  const same = whole.cases.find(
    ({ is }) => is.kind === 'scalar' && value.kind === 'scalar' && is.value === value.value,
  );
  return same?.is.trail.length ?? 0;
}

/** Where a value was first written. */
export const originOf = ({ at, trail }: { readonly at: Span; readonly trail: readonly Step[] }): Span =>
  trail.at(-1)?.at ?? at;

/** Whether two values were first written at one place. */
export const haveOneOrigin = (a: Parameters<typeof originOf>[0], b: Parameters<typeof originOf>[0]): boolean =>
  samePlace(originOf(a), originOf(b));
