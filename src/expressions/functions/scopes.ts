import type { Span } from '../../model/source.js';
import type { Value } from '../../model/value.js';
import type { Argument, BuiltIn, CallSite, Evaluation } from '../scope.js';
import { termOf } from '../symbol.js';
import { objectOf, scalar, unknown } from '../values.js';
import { wrongCount } from './define.js';
import {
  idOf,
  managementGroupName,
  onlyAtDeployment,
  resourceGroupName,
  subscriptionId,
  targetPart,
  tenantId,
} from './target-parts.js';

/** What is deployed to. https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-scope */
export const scopes: Readonly<Record<string, BuiltIn>> = {
  resourceGroup: scopeFunction(2, resourceGroup),
  subscription: scopeFunction(1, subscription),
  managementGroup: scopeFunction(1, managementGroup),
  tenant: scopeFunction(0, (_, { at, evaluation }) =>
    described(at, {
      tenantId: tenantId(evaluation, at),
      country: onlyAtDeployment('tenant().country', at),
      countryCode: onlyAtDeployment('tenant().countryCode', at),
      displayName: onlyAtDeployment('tenant().displayName', at),
    }),
  ),
  deployment: scopeFunction(0, (_, { at, evaluation }) =>
    described(at, {
      name: targetPart(evaluation.target.deploymentName?.(), 'deployment().name', at),
      location: locationOf(evaluation, 'deployment().location', at),
      properties: unknown('the properties of a deployment are only known when it runs', at, {
        type: 'object',
        symbol: '⟨deployment().properties⟩',
      }),
    }),
  ),
  deployer: scopeFunction(0, (_, { at, evaluation }) =>
    described(at, {
      objectId: onlyAtDeployment('deployer().objectId', at),
      tenantId: tenantId(evaluation, at),
      userPrincipalName: onlyAtDeployment('deployer().userPrincipalName', at),
    }),
  ),
};

type Describe = (given: readonly Value[], site: CallSite) => Value;

function scopeFunction(most: number, describe: Describe): BuiltIn {
  return (args, site) => {
    if (args.length > most) return wrongCount(site, 0, most, args.length);
    return areValues(args) ? describe(args, site) : unknown(`\`${site.name}\` takes no lambda`, site.at);
  };
}

const areValues = (args: readonly Argument[]): args is readonly Value[] => args.every((arg) => arg.kind !== 'closure');

function described(at: Span, parts: Readonly<Record<string, Value>>): Value {
  const entries = new Map<string, Value>();
  for (const name in parts) {
    const part = parts[name];
    if (part !== undefined) entries.set(name, part);
  }
  return objectOf(entries, at);
}

/** How the call is written, with its arguments, for the names of what is not known of it. */
function callText({ name }: CallSite, given: readonly Value[]): string {
  return `${name}(${given.map((value) => termOf(value) ?? '…').join(', ')})`;
}

const locationOf = ({ target }: Evaluation, symbol: string, at: Span): Value => targetPart(target.location, symbol, at);

function resourceGroup(given: readonly Value[], site: CallSite): Value {
  const { at, evaluation } = site;
  if (given.length === 0 && evaluation.target.scope !== 'resourceGroup') {
    return unknown('there is no resource group: the deployment goes to another scope', at);
  }
  const [first, second] = given;
  const subscriptionOf =
    second === undefined ? subscriptionId(evaluation, at) : (first ?? subscriptionId(evaluation, at));
  const name = second ?? first ?? resourceGroupName(evaluation, at);
  const call = callText(site, given);
  return described(at, {
    id: idOf(['/subscriptions/', subscriptionOf, '/resourceGroups/', name], evaluation, at),
    name,
    type: scalar('Microsoft.Resources/resourceGroups', at),
    location:
      given.length === 0 ? locationOf(evaluation, `${call}.location`, at) : onlyAtDeployment(`${call}.location`, at),
    managedBy: unknownPart(call, 'managedBy', at),
    tags: unknownPart(call, 'tags', at),
    properties: unknownPart(call, 'properties', at),
  });
}

const unknownPart = (call: string, part: string, at: Span): Value =>
  unknown(`\`${call}.${part}\` is only known at deployment`, at, { symbol: `⟨${call}.${part}⟩` });

function subscription(given: readonly Value[], site: CallSite): Value {
  const { at, evaluation } = site;
  const id = given[0] ?? subscriptionId(evaluation, at);
  return described(at, {
    id: idOf(['/subscriptions/', id], evaluation, at),
    subscriptionId: id,
    tenantId: tenantId(evaluation, at),
    displayName: onlyAtDeployment(`${callText(site, given)}.displayName`, at),
  });
}

function managementGroup(given: readonly Value[], site: CallSite): Value {
  const { at, evaluation } = site;
  const name = given[0] ?? managementGroupName(evaluation, at);
  return described(at, {
    id: idOf(['/providers/Microsoft.Management/managementGroups/', name], evaluation, at),
    name,
    type: scalar('Microsoft.Management/managementGroups', at),
    properties: unknownPart(callText(site, given), 'properties', at),
  });
}
