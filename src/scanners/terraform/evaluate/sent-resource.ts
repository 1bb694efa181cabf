import { symbolOf } from '../../../expressions/symbol.js';
import { objectOf, scalar, unknown } from '../../../expressions/values.js';
import type { Value } from '../../../model/value.js';
import { childId, resourceId } from '../../templates/resource/resource-id.js';
import { once } from '../../templates/template/once.js';
import { argumentName } from '../map/argument-name.js';
import type { Config } from '../map/config.js';
import type { Entry } from '../map/index.js';
import type { OpenMapping, Sent } from '../map/mapping.js';
import { object, type MapContext } from '../map/parts.js';
import { nameOf, placedId } from './placed-id.js';

/** One resource of Azure that a resource of Terraform is. Everything about it is worked out on demand. */
export interface SentResource {
  readonly type: string;
  readonly apiVersion: string | undefined;
  readonly name: () => Value;
  readonly id: () => Value;
  readonly body: () => Value;
  /** The argument that a property comes from; absent where the author writes Azure's names. */
  readonly argumentFor?: (path: string) => string | undefined;
}

/** What a resource is in Azure, itself first; of one that changes what others deploy, that. None for what only tells. */
export function sentBy(entry: Entry | undefined, config: Config, context: MapContext): readonly SentResource[] {
  if (entry?.kind === 'open') {
    return [openResource(entry.mapping, config, context)];
  }
  return entry?.kind === 'sends' ? entry.mapping.sends.map((sent) => sentResource(sent, config, context)) : [];
}

/** Whether what depends on something being written is sent. */
export function isSent({ onlyWith }: Sent, config: Config, context: MapContext): boolean {
  if (onlyWith === undefined) return true;
  const wanted = onlyWith(config, context);
  return wanted !== undefined && !(wanted.kind === 'scalar' && wanted.value === null);
}

const sentResource = (sent: Sent, config: Config, context: MapContext): SentResource =>
  onDemand(config, context, {
    type: sent.type,
    apiVersion: sent.apiVersion?.(context),
    name: () => nameOf(sent, config, context),
    id: () => placedId(sent, config, context),
    body: () => object(sent.body)(config, context) ?? objectOf(new Map(), config.at),
    argumentFor: (path) => argumentName(path, sent.body, config.at, context),
  });

function openResource(mapping: OpenMapping, config: Config, context: MapContext): SentResource {
  const typed = mapping.typed(config, context);
  const [type = '', apiVersion] = (typed && symbolOf(typed))?.split('@') ?? [];
  const name = (): Value => mapping.name(config, context) ?? unnamed(config, context);
  const parent = (): Value => mapping.parent(config, context) ?? scalar('', config.at);
  return onDemand(config, context, {
    type,
    apiVersion,
    name,
    id: () => {
      const given = mapping.id?.(config, context);
      if (given !== undefined) return given;
      const parts = { type, name: name(), address: context.address };
      const { evaluation } = context;
      return type.split('/').length > 2
        ? childId(parent(), parts, config.at, evaluation)
        : resourceId({ ...parts, scope: parent() }, config.at, evaluation);
    },
    body: () => mapping.body(config, context) ?? objectOf(new Map(), config.at),
  });
}

const unnamed = ({ at }: Config, { address }: MapContext): Value =>
  unknown('its name is made up', at, { type: 'string', symbol: `⟨name of ${address}⟩` });

function onDemand({ at }: Config, { address }: MapContext, made: SentResource): SentResource {
  const lazily = (what: string, make: () => Value): (() => Value) =>
    once(make, () => unknown(`the ${what} of \`${address}\` refers to itself`, at));
  return {
    ...made,
    name: lazily('name', made.name),
    id: lazily('id', made.id),
    body: lazily('body', made.body),
  };
}
