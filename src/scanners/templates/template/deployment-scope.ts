import { distribute } from '../../../expressions/distribute.js';
import { evaluate } from '../../../expressions/evaluate.js';
import type { DeploymentTarget, Scope } from '../../../expressions/scope.js';
import type { Call, Conditional, Expression } from '../../../expressions/tree.js';
import { symbolOf } from '../../../expressions/symbol.js';
import { asCondition } from '../../../expressions/truth.js';
import { scalar, unknown } from '../../../expressions/values.js';
import type { Span } from '../../../model/source.js';
import type { Handle, Value } from '../../../model/value.js';
import { withNamedParts } from '../resource/named-parts.js';
import { idText, segments, unknownScope } from '../resource/resource-id.js';

/** Where something is deployed: a scope of Azure, and its id. */
export interface DeploymentScope {
  readonly id: Value;
  readonly target: DeploymentTarget;
}

/** The scope that a template itself is deployed into. */
export const ownScope = (target: DeploymentTarget, scope: Scope, at: Span): DeploymentScope =>
  placed(target, scope, at);

/** Modules only need the target, and resources only the id. */
class Placed implements DeploymentScope {
  readonly target: DeploymentTarget;
  readonly #scope: Scope;
  readonly #at: Span;

  constructor(target: DeploymentTarget, scope: Scope, at: Span) {
    this.target = target;
    this.#scope = scope;
    this.#at = at;
  }

  get id(): Value {
    return idOf(this.target, this.#scope, this.#at);
  }
}

const placed = (target: DeploymentTarget, scope: Scope, at: Span): DeploymentScope => new Placed(target, scope, at);

/**
 * What a `scope:` says: a call such as `resourceGroup('x')`, or a declared resource group or other resource. `address` is
 * that of what is deployed into it.
 */
export function scopeOf(written: Expression, scope: Scope, address: string): DeploymentScope {
  if (written.kind === 'conditional') return chosen(written, scope, address);
  const target = written.kind === 'call' ? calledScope(written, scope) : undefined;
  if (target !== undefined) return placed(target, scope, written);
  const value = evaluate(written, scope);
  if (value.kind === 'handle') return scopeOfResource(value, scope, written);
  return unclear(scope, written, symbolOf(value) ?? address);
}

function chosen({ condition, then, otherwise, ...at }: Conditional, scope: Scope, address: string): DeploymentScope {
  const value = asCondition(evaluate(condition, scope), condition);
  const either = (is: unknown): DeploymentScope => scopeOf(is === true ? then : otherwise, scope, address);
  if (value.kind === 'scalar' && typeof value.value === 'boolean') return either(value.value);
  const { target, id } = unclear(scope, at, address);
  if (value.kind !== 'depends') return { target, id };
  return {
    target,
    get id() {
      return distribute([value], at, scope.evaluation.budget, ([one]) =>
        one?.kind === 'scalar' ? either(one.value).id : id,
      );
    },
  };
}

/**
 * What an ARM template says of where something is deployed, or of what it extends: an id. A relative one, such as
 * `Microsoft.KeyVault/vaults/kv`, is below the scope that the template is deployed into, which is `own`.
 * `address` is that of what is deployed into it.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/scope-extension-resources
 */
export function scopeById(written: Expression, own: DeploymentTarget, scope: Scope, address: string): DeploymentScope {
  const value = withNamedParts(evaluate(written, scope), written, scope, `⟨scope of ${address}⟩`);
  return {
    get target() {
      return targetById(value.kind === 'depends' ? [] : segments(symbolOf(value) ?? ''), own, written);
    },
    get id() {
      return absoluteId(value, own, scope, written);
    },
  };
}

function absoluteId(value: Value, own: DeploymentTarget, scope: Scope, at: Span): Value {
  const { budget } = scope.evaluation;
  return distribute([value, idOf(own, scope, at)], at, budget, ([given, above]) => {
    const text = given && symbolOf(given);
    if (given === undefined || above === undefined || text === undefined) return given ?? value;
    if (text.startsWith('⟨')) return given;
    const isOfTenant = /^Microsoft\.Management\//i.test(text);
    const id = text.startsWith('/') ? text : `${isOfTenant ? '' : (symbolOf(above) ?? '')}/providers/${text}`;
    return textOrTerm(id.replace(/\/$/, ''), given, at);
  });
}

const textOrTerm = (text: string, { trail, ...from }: Value, at: Span): Value =>
  text.includes('⟨')
    ? unknown('because' in from ? from.because : 'its id is only known at deployment', at, {
        type: 'string',
        symbol: text,
        trail,
      })
    : scalar(text, at, trail);

/** The scope with an id of these segments. */
function targetById(parts: readonly string[], own: DeploymentTarget, at: Span): DeploymentTarget {
  const named = (name: string): Value =>
    name.includes('⟨')
      ? unknown('its scope is only known at deployment', at, { type: 'string', symbol: name })
      : scalar(name, at);
  const after = (type: string): Value | undefined => {
    const name = parts[parts.findIndex((part) => part.toLowerCase() === type) + 1];
    return parts.some((part) => part.toLowerCase() === type) && name !== undefined ? named(name) : undefined;
  };
  const group = after('resourcegroups');
  const subscription = after('subscriptions');
  const managementGroupName = after('managementgroups');
  if (group !== undefined)
    return { ...inSubscription(own, subscription), scope: 'resourceGroup', resourceGroupName: group };
  if (subscription !== undefined) return inSubscription(own, subscription);
  if (managementGroupName !== undefined) return { ...tenantOf(own), scope: 'managementGroup', managementGroupName };
  return parts.every((part) => part === '') && parts.length > 1 ? tenantOf(own) : own;
}

/** A scope of which only a deployment can tell what it is. What it is for a module, the module itself says. */
function unclear(scope: Scope, at: Span, what: string): DeploymentScope {
  const unclearPart = (symbol: string): Value =>
    unknown('the scope it is deployed into is only known at deployment', at, { type: 'string', symbol });
  const target: DeploymentTarget = {
    ...scope.evaluation.target,
    scope: 'resourceGroup',
    subscriptionId: unclearPart(`⟨subscription of ${what}⟩`),
    resourceGroupName: unclearPart(`⟨resource group of ${what}⟩`),
  };
  return { target, id: unclearPart(unknownScope(what)) };
}

/** https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-scope */
function calledScope(call: Call, scope: Scope): DeploymentTarget | undefined {
  const { receiver } = call;
  if (receiver !== undefined && !(receiver.kind === 'reference' && receiver.name === 'az')) return undefined;
  const { target } = scope.evaluation;
  const [first, second] = call.args.map((each) => evaluate(each, scope));
  switch (call.name.text) {
    case 'tenant':
      return tenantOf(target);
    case 'managementGroup':
      return { ...tenantOf(target), scope: 'managementGroup', ...(first && { managementGroupName: first }) };
    case 'subscription':
      return inSubscription(target, first);
    case 'resourceGroup': {
      if (first === undefined) return target;
      const group = second ?? first;
      return { ...inSubscription(target, second && first), scope: 'resourceGroup', resourceGroupName: group };
    }
    default:
      return undefined;
  }
}

const tenantOf = ({ tenantId, location, deploymentName, now }: DeploymentTarget): DeploymentTarget => ({
  scope: 'tenant',
  ...(tenantId !== undefined && { tenantId }),
  ...(location !== undefined && { location }),
  ...(deploymentName !== undefined && { deploymentName }),
  ...(now !== undefined && { now }),
});

function inSubscription(target: DeploymentTarget, id: Value | undefined): DeploymentTarget {
  const subscriptionId = id ?? target.subscriptionId;
  return { ...tenantOf(target), scope: 'subscription', ...(subscriptionId !== undefined && { subscriptionId }) };
}

/** Modules are deployed into declared resource groups and management groups; extensions apply to anything. */
const scopeOfResource = (resource: Handle, scope: Scope, at: Span): DeploymentScope => ({
  get target() {
    return targetOf(resource, scope, at);
  },
  get id() {
    return resource.member('id', at);
  },
});

function targetOf(resource: Handle, scope: Scope, at: Span): DeploymentTarget {
  const { target } = scope.evaluation;
  const type = resource.member('type', at);
  switch (type.kind === 'scalar' ? String(type.value).toLowerCase() : '') {
    case 'microsoft.resources/resourcegroups': {
      const subscription = subscriptionIn(resource.member('id', at), scope, at);
      const resourceGroupName = resource.member('name', at);
      return { ...inSubscription(target, subscription), scope: 'resourceGroup', resourceGroupName };
    }
    case 'microsoft.management/managementgroups':
      return { ...tenantOf(target), scope: 'managementGroup', managementGroupName: resource.member('name', at) };
    default:
      return target;
  }
}

/** The subscription of a resource group, if it is not simply the one of the template. */
function subscriptionIn(id: Value, scope: Scope, at: Span): Value | undefined {
  const own = inSubscription(scope.evaluation.target, undefined);
  const [, first, subscription = ''] = segments(idText(id));
  if (first !== 'subscriptions' || idText(id).startsWith(`${idText(idOf(own, scope, at))}/`)) return undefined;
  if (!subscription.includes('⟨')) return scalar(subscription, at);
  return unknown('its subscription is only known at deployment', at, { type: 'string', symbol: subscription });
}

const ambient = {
  managementGroup: 'managementGroup',
  subscription: 'subscription',
  resourceGroup: 'resourceGroup',
} as const;

/** The id of a scope, worked out as the functions of the language do, so that equal scopes have equal ids. */
function idOf(target: DeploymentTarget, scope: Scope, at: Span): Value {
  if (target.scope === 'tenant') return scalar('', at);
  const place = { source: at.source, start: at.start, end: at.end };
  const call: Expression = {
    ...place,
    kind: 'call',
    name: { ...place, text: ambient[target.scope] },
    args: [],
    safe: false,
  };
  const evaluation = { ...scope.evaluation, target };
  const nothing = { evaluation, lookup: () => undefined, call: () => undefined };
  return evaluate(
    { ...place, kind: 'member', object: call, name: { ...place, text: 'id' }, safe: false, nested: false },
    nothing,
  );
}
