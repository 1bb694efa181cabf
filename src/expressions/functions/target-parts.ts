import type { Span } from '../../model/source.js';
import type { Value } from '../../model/value.js';
import { joinText } from '../join-text.js';
import type { Evaluation } from '../scope.js';
import { relocated, scalar, unknown } from '../values.js';

/** A name or id of the deployment's target: as given, or an unknown with a symbol that is the same wherever it is used. */
export function targetPart(given: string | Value | undefined, symbol: string, at: Span): Value {
  if (typeof given === 'string') return scalar(given, at);
  return given === undefined ? onlyAtDeployment(symbol, at) : relocated(given, at);
}

/** A string that only a deployment can tell, named after the expression that gives it. */
export const onlyAtDeployment = (symbol: string, at: Span): Value =>
  unknown(`\`${symbol}\` is only known at deployment`, at, { type: 'string', symbol: `⟨${symbol}⟩` });

export const subscriptionId = ({ target }: Evaluation, at: Span): Value =>
  targetPart(target.subscriptionId, 'subscription().subscriptionId', at);

export const resourceGroupName = ({ target }: Evaluation, at: Span): Value =>
  targetPart(target.resourceGroupName, 'resourceGroup().name', at);

export const managementGroupName = ({ target }: Evaluation, at: Span): Value =>
  targetPart(target.managementGroupName, 'managementGroup().name', at);

export const tenantId = ({ target }: Evaluation, at: Span): Value =>
  targetPart(target.tenantId, 'tenant().tenantId', at);

/** A resource id of known and unknown parts. */
export const idOf = (parts: readonly (string | Value)[], { budget }: Evaluation, at: Span): Value =>
  joinText(parts, at, budget);
