import type { Expression } from '../../../expressions/tree.js';
import type { Span } from '../../../model/source.js';
import { call } from '../copy.js';
import type { Surroundings } from '../expressions/surroundings.js';
import type { JsonNode } from '../../json/node.js';
import { templateValue } from '../values.js';

/**
 * What a resource or deployment says of where it goes, as the expression of an id: `scope`, or for deployments and for
 * resources of another template `subscriptionId`, `resourceGroup` and `managementGroup`. Undefined if it says nothing.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/scope-extension-resources
 */
export function scopeOf(node: JsonNode): ((around: Surroundings) => Expression) | undefined {
  const scope = node.get('scope');
  if (scope?.isText === true) return (around) => templateValue(scope, around);
  const group = node.get('resourceGroup');
  const subscription = node.get('subscriptionId');
  const first = subscription ?? group;
  if (first !== undefined) {
    return (around) => subscriptionScope(subscription, group, around) ?? { kind: 'invalid', ...first.span };
  }
  const managementGroup = node.get('managementGroup');
  if (managementGroup === undefined) return undefined;
  return (around) => {
    const { source, start, end } = managementGroup;
    const parts = ['/providers/Microsoft.Management/managementGroups/', templateValue(managementGroup, around)];
    return { kind: 'template', source, start, end, parts };
  };
}

/** `/subscriptions/…/resourceGroups/…`. Where only the group is given, it is in the subscription that is deployed to. */
function subscriptionScope(
  subscription: JsonNode | undefined,
  group: JsonNode | undefined,
  around: Surroundings,
): Expression | undefined {
  const inGroup = group && templateValue(group, around);
  const owner = subscription === undefined ? inGroup && ownSubscription(inGroup) : templateValue(subscription, around);
  if (owner === undefined) return undefined;
  const start = Math.min(owner.start, inGroup?.start ?? owner.start);
  const end = Math.max(owner.end, inGroup?.end ?? owner.end);
  const parts = ['/subscriptions/', owner, ...(inGroup ? ['/resourceGroups/', inGroup] : [])];
  return { kind: 'template', source: owner.source, start, end, parts };
}

function ownSubscription({ source, start, end }: Span): Expression {
  const at = { source, start, end };
  const name = { ...at, text: 'subscriptionId' };
  return { kind: 'member', ...at, object: call('subscription', [], at), name, safe: false, nested: false };
}
