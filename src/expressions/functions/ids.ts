import type { Span } from '../../model/source.js';
import type { Value } from '../../model/value.js';
import type { Argument, BuiltIn, CallSite, Evaluation } from '../scope.js';
import { distribute } from '../distribute.js';
import { firstUnknown, unknown } from '../values.js';
import { incomplete } from './define.js';
import { idOf, managementGroupName, resourceGroupName, subscriptionId } from './target-parts.js';

type Parts = readonly (string | Value)[];

/** What stands before `/providers/` in an id; undefined if `given` are not the leading arguments of this function. */
type Prefix = (given: readonly Value[], evaluation: Evaluation, at: Span) => Parts | undefined;

/** https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-resource#resourceid */
export const ids: Readonly<Record<string, BuiltIn>> = {
  resourceId: idFunction(resourceScope),
  subscriptionResourceId: idFunction((given, evaluation, at) => {
    const [subscription = subscriptionId(evaluation, at), ...others] = given;
    return others.length === 0 ? ['/subscriptions/', subscription] : undefined;
  }),
  managementGroupResourceId: idFunction((given, evaluation, at) => {
    const [group = managementGroupName(evaluation, at), ...others] = given;
    return others.length === 0 ? ['/providers/Microsoft.Management/managementGroups/', group] : undefined;
  }),
  tenantResourceId: idFunction((given) => (given.length === 0 ? [] : undefined)),
  extensionResourceId: idFunction(([scope, ...others]) =>
    scope === undefined || others.length > 0 ? undefined : [scope],
  ),
};

/** With no scope given, an id is in the scope that is deployed to. */
function resourceScope(given: readonly Value[], evaluation: Evaluation, at: Span): Parts | undefined {
  const { scope } = evaluation.target;
  const [first, second, ...others] = given;
  if (others.length > 0) return undefined;
  if (first !== undefined && second !== undefined) return ['/subscriptions/', first, '/resourceGroups/', second];
  if (first !== undefined) return inOneOf(first, evaluation, at);
  if (scope === 'tenant' || scope === 'managementGroup') return [];
  const subscription: Parts = ['/subscriptions/', subscriptionId(evaluation, at)];
  return scope === 'subscription'
    ? subscription
    : [...subscription, '/resourceGroups/', resourceGroupName(evaluation, at)];
}

const guidText = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One name alone is a subscription's if it is a GUID or if there is no resource group to deploy to. */
function inOneOf(name: Value, evaluation: Evaluation, at: Span): Parts {
  const isGuid = name.kind === 'scalar' && typeof name.value === 'string' && guidText.test(name.value);
  if (!isGuid && evaluation.target.scope === 'resourceGroup') {
    return ['/subscriptions/', subscriptionId(evaluation, at), '/resourceGroups/', name];
  }
  return ['/subscriptions/', name];
}

function idFunction(prefix: Prefix): BuiltIn {
  return (args, site) => {
    if (!areValues(args)) return unknown(`\`${site.name}\` takes no lambda`, site.at);
    return distribute(args, site.at, site.evaluation.budget, (values) => idFrom(values, prefix, site));
  };
}

const areValues = (args: readonly Argument[]): args is readonly Value[] => args.every((arg) => arg.kind !== 'closure');

function idFrom(values: readonly Value[], prefix: Prefix, site: CallSite): Value {
  const { at, evaluation, name } = site;
  const typeAt = values.findIndex(isResourceType);
  const type = values[typeAt];
  if (type?.kind !== 'scalar') {
    const open = values.map((value) => firstUnknown(value)).find((value) => value !== undefined);
    if (open !== undefined) return incomplete(open, values, { gives: 'string' }, site);
    return unknown(`\`${name}\` wants a resource type such as \`Microsoft.KeyVault/vaults\``, at);
  }
  const [provider, ...types] = String(type.value).split('/');
  const names = values.slice(typeAt + 1);
  if (names.length !== types.length) {
    return unknown(`\`${String(type.value)}\` needs ${types.length} names, not ${names.length}`, at);
  }
  const before = prefix(values.slice(0, typeAt), evaluation, at);
  if (before === undefined) return unknown(`\`${name}\` does not take ${typeAt} arguments before the type`, at);
  const path = types.flatMap((one, i) => [`/${one}/`, names[i] ?? '']);
  return idOf([...before, `/providers/${provider ?? ''}`, ...path], evaluation, at);
}

/** `Microsoft.KeyVault/vaults`: a name space with a dot, and types. An id, which begins with a slash, is none. */
function isResourceType(value: Value): boolean {
  if (value.kind !== 'scalar' || typeof value.value !== 'string') return false;
  const slash = value.value.indexOf('/');
  return slash > 0 && value.value.lastIndexOf('.', slash) > 0;
}
