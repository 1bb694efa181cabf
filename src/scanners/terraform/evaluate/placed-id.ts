import { joinText } from '../../../expressions/join-text.js';
import { subscriptionId } from '../../../expressions/functions/target-parts.js';
import { scalar, unknown } from '../../../expressions/values.js';
import type { Value } from '../../../model/value.js';
import { childId, resourceId } from '../../templates/resource/resource-id.js';
import type { Config } from '../map/config.js';
import type { Place, Sent } from '../map/mapping.js';
import { from, type MapContext } from '../map/parts.js';

const ownName = from('name');

/** The name of a resource that is sent: the last segment of its id. */
export const nameOf = (sent: Sent, config: Config, context: MapContext): Value =>
  (sent.name ?? ownName)(config, context) ??
  unknown('its name is made by the provider', config.at, { type: 'string', symbol: `⟨name of ${context.address}⟩` });

/** The id of a resource that is sent, with what only a deployment can tell between ⟨ and ⟩. */
export function placedId(sent: Sent, config: Config, context: MapContext): Value {
  const { evaluation, address } = context;
  const parts = { type: sent.type, name: nameOf(sent, config, context), address };
  const { place } = sent;
  if ('under' in place || ('in' in place && place.in === 'first')) {
    const parent = 'under' in place ? place.under(config, context) : context.id();
    return childId(parent ?? missing('parent', config, context), parts, config.at, evaluation);
  }
  return resourceId({ ...parts, scope: scopeOf(place, config, context) }, config.at, evaluation);
}

function scopeOf(
  place: Exclude<Place, { readonly under: unknown } | { readonly in: 'first' }>,
  config: Config,
  context: MapContext,
): Value {
  const { evaluation } = context;
  const { at } = config;
  if ('on' in place) return place.on(config, context) ?? missing('scope', config, context);
  if (place.in === 'tenant') return scalar('', at);
  const subscription = ['/subscriptions/', subscriptionId(evaluation, at)];
  if (place.in === 'subscription') return joinText(subscription, at, evaluation.budget);
  const group =
    (place.group ?? from('resource_group_name'))(config, context) ?? missing('resource group', config, context);
  return joinText([...subscription, '/resourceGroups/', group], at, evaluation.budget);
}

const missing = (what: string, { at }: Config, { address }: MapContext): Value =>
  unknown(`its ${what} is not given`, at, { type: 'string', symbol: `⟨${what} of ${address}⟩` });
