import type { Unknown, Value, ValueType } from '../../model/value.js';
import { distribute, type Settled } from '../distribute.js';
import { obstacleIn } from '../errors.js';
import { hoisted } from '../hoist.js';
import { fromJson, type Json } from '../json.js';
import type { Argument, BuiltIn, CallSite } from '../scope.js';
import { callSymbol } from '../symbol.js';
import { asSensitive, describe, isKnown, isSensitive, trailOf, unknown, withTrail } from '../values.js';
import type { Parameter } from './parameter.js';
import { Problem, Unworked } from './problem.js';

/** What of a function does not depend on how it computes. */
export interface Shape {
  /** What it gives even when its arguments are unknown. */
  readonly gives?: ValueType;
  /** How often the last parameter may be given; once, if left out. */
  readonly repeats?: { readonly atLeast: number };
  /** Gives away nothing of what is in its arguments. */
  readonly hides?: true;
}

type Read<P extends readonly Parameter<unknown>[]> = {
  [K in keyof P]: P[K] extends Parameter<infer T> ? T : never;
};

/** A function of plain data. All of it must be known; what it gives is as secret as anything in its arguments. */
export function pure<const P extends readonly Parameter<unknown>[]>(
  shape: Shape,
  takes: P,
  compute: (args: Read<P>, site: CallSite) => Json | Problem,
): BuiltIn {
  return define(shape, takes, (read, site, args) => {
    const result = compute(read as Read<P>, site);
    if (result instanceof Problem) return result;
    return marked(
      fromJson(result, site.at),
      args.some((value) => isSensitive(value)),
    );
  });
}

/**
 * A function that passes parts of its arguments on, which keep their places and may be unknown. Undefined means that it
 * cannot answer, because something inside an argument is unknown.
 */
export function structural<const P extends readonly Parameter<unknown>[]>(
  shape: Shape,
  takes: P,
  compute: (args: Read<P>, site: CallSite, values: readonly Settled[]) => Value | Problem | undefined,
): BuiltIn {
  return define(shape, takes, (read, site, args) => {
    const result = compute(read as Read<P>, site, args);
    if (result === undefined || result instanceof Problem) return result;
    return marked(
      result,
      args.some((value) => value.sensitive === true),
    );
  });
}

const marked = (value: Value, sensitive: boolean): Value => (sensitive ? asSensitive(value) : value);

type Compute = (read: readonly unknown[], site: CallSite, values: readonly Settled[]) => Value | Problem | undefined;

interface Definition {
  readonly shape: Shape;
  readonly takes: readonly Parameter<unknown>[];
  readonly compute: Compute;
}

function define(shape: Shape, takes: readonly Parameter<unknown>[], compute: Compute): BuiltIn {
  const definition: Definition = { shape, takes, compute };
  const least = leastOf(shape, takes);
  const most = shape.repeats === undefined ? takes.length : Infinity;
  return (args, site) => {
    if (args.length < least || args.length > most) return wrongCount(site, least, most, args.length);
    if (!areValues(args)) return unknown(`\`${site.name}\` takes no lambda here`, site.at);
    return distribute(args, site.at, site.evaluation.budget, (values) => apply(definition, values, site));
  };
}

function leastOf({ repeats }: Shape, takes: readonly Parameter<unknown>[]): number {
  if (repeats !== undefined) return takes.length - 1 + repeats.atLeast;
  return takes.filter((parameter) => parameter.optional !== true).length;
}

const areValues = (args: readonly Argument[]): args is readonly Value[] => args.every((arg) => arg.kind !== 'closure');

/** What a call with too few or too many arguments gives. */
export function wrongCount({ name, at }: CallSite, least: number, most: number, found: number): Unknown {
  const wanted = least === most ? `${least}` : most === Infinity ? `at least ${least}` : `${least} to ${most}`;
  const noun = least === 1 && most !== 2 ? 'argument' : 'arguments';
  return unknown(`\`${name}\` wants ${wanted} ${noun}, not ${found}`, at, { error: true });
}

function apply(definition: Definition, values: readonly Settled[], site: CallSite): Value {
  const { takes, compute } = definition;
  const read: unknown[] = [];
  for (let i = 0; i < values.length; i++) {
    const [value, parameter] = [values[i], takes[Math.min(i, takes.length - 1)]];
    if (value === undefined || parameter === undefined) break;
    const skipped = parameter.optional === true && value.kind === 'scalar' && value.value === null;
    const one = skipped ? undefined : parameter.read(value);
    if (one === undefined && !skipped) return unread(definition, values, site, value, parameter);
    read.push(one);
  }
  const result = compute(read, site, values);
  if (result === undefined) return unread(definition, values, site);
  if (!(result instanceof Problem)) return withTrail(result, trailOf(values));
  return blocked(result, values, site);
}

/** Arguments that have no answer: several things at once, not known well enough, or of the wrong kind. */
function unread(
  definition: Definition,
  values: readonly Settled[],
  site: CallSite,
  value?: Settled,
  parameter?: Parameter<unknown>,
): Value {
  const { budget } = site.evaluation;
  const whole = values.map((one) => hoisted(one, budget));
  if (whole.some((one) => one.kind === 'depends')) {
    return distribute(whole, site.at, budget, (settled) => apply(definition, settled, site));
  }
  const open = obstacleIn(value === undefined ? values : [value]);
  if (open !== undefined) return incomplete(open, values, definition.shape, site);
  const isContainer = value?.kind === 'list' || value?.kind === 'object';
  if (parameter === undefined || value === undefined || (isContainer && !isKnown(value))) {
    return blocked(new Unworked('it is nested too deep'), values, site);
  }
  const because = `\`${site.name}\` wants ${parameter.wants}, not ${describe(value)}`;
  return blocked(new Problem(because), values, site);
}

/** No result, and why. A reason may quote an argument, so for secrets there is another one. */
function blocked(problem: Problem, values: readonly Value[], { at, name }: CallSite): Unknown {
  const sensitive = values.some((value) => isSensitive(value));
  const reason = sensitive ? `\`${name}\` has no result for this secret` : problem.because;
  return unknown(reason, at, { trail: trailOf(values), sensitive, error: !(problem instanceof Unworked) });
}

/** What a deterministic function gives when not all that it needs is known. */
export function incomplete(open: Unknown, values: readonly Value[], { gives, hides }: Shape, site: CallSite): Unknown {
  return unknown(open.because, site.at, {
    type: gives,
    symbol: callSymbol(site.name, values),
    trail: trailOf(values),
    sensitive: hides !== true && values.some((value) => isSensitive(value)),
    error: open.error,
  });
}
