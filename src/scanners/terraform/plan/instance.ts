import type { Evaluation } from '../../../expressions/scope.js';
import type { Name } from '../../../expressions/tree.js';
import { relocated, scalar, unknown } from '../../../expressions/values.js';
import type { Span } from '../../../model/source.js';
import type { Value } from '../../../model/value.js';
import type { JsonNode } from '../../json/node.js';
import { idText } from '../../templates/resource/resource-id.js';
import { once } from '../../templates/template/once.js';
import { exportedTerm } from '../evaluate/exported.js';
import { sentBy, type SentResource } from '../evaluate/sent-resource.js';
import type { Config } from '../map/config.js';
import { entryOf, type Entry } from '../map/index.js';
import type { Exports } from '../map/mapping.js';
import type { MapContext } from '../map/parts.js';
import type { PlannedModule } from './configuration.js';
import { impliedProvider } from '../module/provider-key.js';
import { knownId } from './known-id.js';
import type { Place } from './place.js';
import { providerKeyOf, type PlannedProvider } from './providers.js';
import type { Referred, References, Referring } from './references.js';
import { textAt, type PlannedResource, type PlannedValues } from './resources.js';
import { valueOf, type Planned, type Telling } from './values.js';

/** The object id of somebody that is known, as it is named where it is used. */
export type ObjectId = (at: Span) => Value;

/** What an instance of a plan is made in. */
export interface PlanContext extends Pick<MapContext, 'providers' | 'evaluation'> {
  readonly references: References;
  /** Whose object ids are known, by the ids. */
  readonly owners: () => ReadonlyMap<string, ObjectId>;
  /** The configurations of providers, by their keys. */
  readonly configured: ReadonlyMap<string, PlannedProvider>;
}

/** One resource of a plan, as it will be, or as it is before it is destroyed. Everything about it is worked out on demand. */
export class PlannedInstance implements Referred {
  readonly block: { readonly mode: PlannedResource['mode']; readonly type: string; readonly name: Name };
  readonly address: string;
  readonly module: string;
  readonly when = [];
  /** Address of the configuration of its provider, if there is one. */
  readonly provider: string | undefined;
  readonly config: Config;
  readonly entry: Entry | undefined;
  readonly sent: () => readonly SentResource[];
  readonly context: MapContext;
  readonly #place: Place;
  readonly #values: PlannedValues;
  readonly #expressions: JsonNode | undefined;
  readonly #references: References;
  readonly #owners: PlanContext['owners'];
  readonly #referring: Referring;

  /** `place` is that of its block or its values, and `name` what titles and findings about all of it point at. */
  constructor(
    resource: PlannedResource,
    values: PlannedValues,
    module: PlannedModule,
    { place, name }: { readonly place: Place; readonly name: Name },
    context: PlanContext,
  ) {
    const { mode, type, address, index } = resource;
    const declared = `${mode === 'data' ? 'data.' : ''}${type}.${resource.name}`;
    const configured = module.configured?.resource(declared);
    const provider = context.configured.get(providerKeyOf(module.configured, declared) ?? impliedProvider(type));
    this.provider = provider?.address;
    this.block = { mode, type, name };
    this.address = address.text;
    this.module = resource.module;
    this.entry = entryOf({ mode, type });
    this.#place = place;
    this.#values = values;
    this.#expressions = configured?.get('expressions');
    this.#references = context.references;
    this.#owners = context.owners;
    this.#referring = { module, index, forEach: configured?.get('for_each_expression') };
    const known = new Map<string, Value | undefined>();
    this.config = {
      at: place.at,
      get: (name) => {
        if (!known.has(name)) known.set(name, this.#attribute(name));
        return known.get(name);
      },
    };
    const { providers, evaluation } = context;
    this.context = {
      providers,
      evaluation: inSubscription(evaluation, provider?.subscriptionId),
      address: this.address,
      id: () => this.id(),
    };
    this.sent = once(
      () => this.#sent(),
      () => [],
    );
  }

  /** The id of what Azure has of it. */
  id(): Value {
    return this.sent()[0]?.id() ?? this.#term('id', this.config.at);
  }

  attribute(path: readonly string[], at: Span): Value | undefined {
    const step = { kind: 'resource', name: this.address } as const;
    const written = insideOf(this.config, path);
    if (written !== undefined && written.kind !== 'unknown') return relocated(written, at, step);
    const exported = exportsOf(this.entry)?.[path.join('.')];
    if (exported !== undefined) return this.#exported(exported, at);
    if (path.join('.') === 'id') return relocated(this.id(), at, step);
    return written === undefined ? this.#term(path.join('.'), at) : relocated(written, at, step);
  }

  /** Other things than ids are named like what they are asked for, if Azure tells them at all. */
  likely(asked: string, at: Span): Value | undefined {
    const exports = exportsOf(this.entry);
    const name = asked === 'object_id' ? 'principal_id' : asked;
    if (exports?.[name] !== undefined) return this.attribute([name], at);
    // A key has several ids, with its version and without.
    return exports?.['id'] === undefined ? this.attribute(['id'], at) : undefined;
  }

  /** Its object id, or that of its identity, under the name that it has in the plan: whose it is says more than the id. */
  objectIds(): readonly (readonly [string, ObjectId])[] {
    const { known } = this.#values;
    if (this.entry?.kind === 'tells') {
      const told = this.entry.mapping.tells['object_id']?.(this.config, this.context);
      const id = textAt(known, 'object_id');
      if (told?.kind !== 'unknown' || id === undefined) return [];
      return [[id, (at) => relocated(told, at, { kind: 'resource', name: this.address })]];
    }
    return Object.entries(exportsOf(this.entry) ?? {}).flatMap(
      ([name, path]): readonly (readonly [string, ObjectId])[] => {
        const isOfIdentity = typeof path === 'string' && /(?:^|\.)principalId$/.test(path);
        const id = isOfIdentity ? textIn(known, name.split('.')) : undefined;
        return id === undefined ? [] : [[id, (at) => this.#exported(path, at)]];
      },
    );
  }

  #attribute(name: string): Value | undefined {
    const { known, unknown: open, sensitive } = this.#values;
    const part: Planned = {
      known: known?.get(name),
      unknown: open?.get(name),
      sensitive: sensitive?.get(name),
      path: name,
      place: this.#place.part(name),
      written: this.#expressions?.get(name),
      isBlock: false,
      isListed: this.#expressions !== undefined && this.#place.writes(name) !== true,
    };
    return valueOf(part, this.#telling);
  }

  readonly #telling: Telling = {
    afterApply: ({ path, place, written }) =>
      this.#references.value(written, lastOf(path), this.#referring, place.at) ?? this.#term(path, place.at),
    owner: ({ path, place, written, known }) => {
      const isGiven = written !== undefined && written.get('constant_value') === undefined;
      return isGiven && isObjectId(lastOf(path)) ? this.#owners().get(known?.text ?? '')?.(place.at) : undefined;
    },
  };

  #sent(): readonly SentResource[] {
    const [first, ...others] = sentBy(this.entry, this.config, this.context);
    if (first === undefined) return [];
    const id = knownId(first.type, exportsOf(this.entry), this.config);
    return [id === undefined ? first : { ...first, id: () => scalar(id, this.config.at) }, ...others];
  }

  #exported(path: Exports[string], at: Span): Value {
    const step = { kind: 'resource', name: this.address } as const;
    if (path === 'id') return relocated(this.id(), at, step);
    const [first] = this.sent();
    if (path === 'name' && first !== undefined) return relocated(first.name(), at, step);
    const isSecret = typeof path === 'object';
    const symbol = exportedTerm(idText(this.id()), isSecret ? path.secret : path);
    const trail = [{ ...step, at: this.config.at }];
    return unknown(afterApply, at, { type: path === '' ? 'object' : 'string', symbol, trail, sensitive: isSecret });
  }

  #term(path: string, at: Span): Value {
    return unknown(afterApply, at, { symbol: `⟨${this.address}.${path}⟩` });
  }
}

/** What a provider deploys lies in the subscription that it names. */
function inSubscription(evaluation: Evaluation, subscriptionId: string | undefined): Evaluation {
  if (subscriptionId === undefined || subscriptionId === '') return evaluation;
  return { ...evaluation, target: { ...evaluation.target, subscriptionId } };
}

const isObjectId = (name: string): boolean => /^(?:principal|object)_id$/.test(name);

/** `ip_rules` of `network_acls.ip_rules`. */
const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const afterApply = 'it is known after apply';

const exportsOf = (entry: Entry | undefined): Exports | undefined =>
  entry?.kind === 'sends' || entry?.kind === 'open' ? entry.mapping.exports : undefined;

/** A text of a resource, or of the first block of a type. */
function textIn(values: JsonNode | undefined, path: readonly string[]): string | undefined {
  let node = values;
  for (const name of path) node = (node?.isArray === true ? node.items()[0] : node)?.get(name);
  return node?.isText === true ? node.text : undefined;
}

/** An attribute, or one of the first block of a type. */
function insideOf(config: Config, [first = '', ...names]: readonly string[]): Value | undefined {
  let value = config.get(first);
  for (const name of names) {
    const block = value?.kind === 'list' ? value.items[0] : value;
    value = block?.kind === 'object' ? block.entries.get(name) : undefined;
  }
  return value;
}
