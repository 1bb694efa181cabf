import { isBody, isList, Written, type Body, type Called, type Data } from '../languages.js';
import { block, hcl } from '../terraform.js';

/** How a property of Azure is written in a block of the azurerm provider. */
export type Way =
  /** As an argument. */
  | {
      readonly kind: 'argument';
      readonly name: string;
      readonly as?: (data: Data, called: Called) => string;
      /** Why it cannot be left out, nor parts of it. */
      readonly demanded?: string;
      readonly whole?: string;
      /** What the provider sends where it is left out, although Azure would fill in something else. */
      readonly sends?: { readonly value: Data; readonly source: string };
    }
  /** Its properties are arguments of the same block, or of one of their own. */
  | { readonly kind: 'object'; readonly shape: Shape; readonly block?: string; readonly demanded?: string }
  /** A block for each item. */
  | {
      readonly kind: 'blocks';
      readonly block: string;
      readonly shape: Shape;
      readonly always?: readonly string[];
      readonly demanded?: string;
    }
  /** As these lines. `demanded` holds for what is in it. */
  | {
      readonly kind: 'lines';
      readonly write: (data: Data, called: Called) => readonly string[];
      readonly demanded?: Readonly<Record<string, string>>;
    }
  /** Not at all. `sends` is what the provider sends whatever is written. */
  | { readonly kind: 'unsaid'; readonly because: string; readonly sends?: Data };

export type Shape = Readonly<Record<string, Way>>;

type Argument = Extract<Way, { kind: 'argument' }>;

export const argument = (name: string, more: Omit<Argument, 'kind' | 'name'> = {}): Argument => ({
  kind: 'argument',
  name,
  ...more,
});

/** An argument that the provider demands. */
export const demanded = (name: string, more: Omit<Argument, 'kind' | 'name'> = {}): Argument =>
  argument(name, { demanded: 'the provider demands it', ...more });

export const object = (shape: Shape): Way => ({ kind: 'object', shape });

export const unsaid = (because: string, sends?: Data): Way => ({
  kind: 'unsaid',
  because,
  ...(sends !== undefined && { sends }),
});

/** A word of Azure that is yes or no in Terraform. */
export const flag =
  (yes: string) =>
  (data: Data, called: Called): string =>
    data instanceof Written ? `${data.terraform(called)} == "${yes}"` : String(data === yes);

/** Seconds since 1970 as a time of RFC 3339. */
export const moment = (data: Data, called: Called): string =>
  typeof data === 'number'
    ? JSON.stringify(new Date(data * 1000).toISOString().replace('.000Z', 'Z'))
    : hcl(data, called);

/** Of each item of a list one property: `[{ value: 'a' }]` becomes `["a"]`. */
export const only =
  (property: string) =>
  (data: Data, called: Called): string =>
    hcl(isList(data) ? data.flatMap((item) => (isBody(item) ? (item[property] ?? []) : item)) : data, called);

/** A list of names and values as an object. */
export const byName = (data: Data, called: Called): string =>
  hcl(
    Object.fromEntries(
      (isList(data) ? data : []).flatMap((item) =>
        isBody(item) && typeof item['name'] === 'string' ? [[item['name'], item['value'] ?? null]] : [],
      ),
    ),
    called,
  );

/** The lines of a block for what is written in Azure's words. */
export function linesOf(body: Body, shape: Shape, called: Called): readonly string[] {
  return Object.entries(body).flatMap(([property, data]) => {
    const way = shape[property];
    if (way === undefined) throw new Error(`nothing says how ${property} is written in Terraform`);
    return linesBy(way, data, called);
  });
}

function linesBy(way: Way, data: Data, called: Called): readonly string[] {
  switch (way.kind) {
    case 'argument':
      return [`${way.name} = ${(way.as ?? hcl)(data, called)}`];
    case 'object': {
      const lines = isBody(data) ? linesOf(data, way.shape, called) : [];
      return way.block === undefined ? lines : [block(way.block, lines)];
    }
    case 'blocks':
      return (isList(data) ? data : []).flatMap((item) =>
        isBody(item) ? [block(way.block, [...(way.always ?? []), ...linesOf(item, way.shape, called)])] : [],
      );
    case 'lines':
      return way.write(data, called);
    case 'unsaid':
      return [];
  }
}

/** In Azure's words what the provider makes of a block: without what cannot be said, with what is sent all the same. */
export function sentFor(body: Body, shape: Shape): Body {
  const entries = Object.entries(body).flatMap(([property, data]): readonly (readonly [string, Data])[] => {
    const way = shape[property];
    if (way === undefined || way.kind === 'unsaid') return [];
    return [[property, sentBy(way, data)]];
  });
  const sent = Object.entries(shape).flatMap(([property, way]): readonly (readonly [string, Data])[] => {
    if (way.kind === 'unsaid' && way.sends !== undefined) return [[property, way.sends]];
    const isLeftOut = way.kind === 'argument' && !(property in body);
    return isLeftOut && way.sends !== undefined ? [[property, way.sends.value]] : [];
  });
  return Object.fromEntries([...entries, ...sent]);
}

function sentBy(way: Way, data: Data): Data {
  if (way.kind === 'object' && isBody(data)) return sentFor(data, way.shape);
  if (way.kind === 'blocks' && isList(data))
    return data.map((item) => (isBody(item) ? sentFor(item, way.shape) : item));
  return data;
}

/** Why a property cannot be left out; undefined if it can. */
export function whyDemanded(path: readonly string[], shape: Shape): string | undefined {
  const [property = '', ...rest] = path;
  const way = shape[property];
  if (way === undefined) return undefined;
  switch (way.kind) {
    case 'argument':
      return rest.length === 0 ? way.demanded : (way.whole ?? way.demanded);
    case 'object':
      return rest.length === 0 ? (way.demanded ?? demandedIn(way.shape)) : whyDemanded(rest, way.shape);
    case 'blocks':
      return rest.length === 0 ? way.demanded : whyDemanded(rest.slice(1), way.shape);
    case 'lines':
      return way.demanded?.[rest.join('.')];
    case 'unsaid':
      return undefined;
  }
}

/** Without an object that has no block of its own, what is demanded of it is missing. */
const demandedIn = (shape: Shape): string | undefined =>
  Object.values(shape).flatMap((way) => (way.kind === 'argument' ? (way.demanded ?? []) : []))[0];
