import { onlyAtDeployment, subscriptionId, tenantId } from '../../../expressions/functions/target-parts.js';
import { joinText } from '../../../expressions/join-text.js';
import { callSymbol, memberSymbol } from '../../../expressions/symbol.js';
import { unknown } from '../../../expressions/values.js';
import { distribute } from '../../../expressions/distribute.js';
import type { Value } from '../../../model/value.js';
import { resourceId } from '../../templates/resource/resource-id.js';
import type { Part } from './parts.js';

/** What only a deployment can tell, in the words of Bicep: `deployer().objectId`. */
export const told =
  (term: string): Part =>
  ({ at }) =>
    onlyAtDeployment(term, at);

/** The tenant that is deployed to. */
export const ownTenant: Part = ({ at }, { evaluation }) => tenantId(evaluation, at);

/** The subscription that is deployed to. */
export const ownSubscription: Part = ({ at }, { evaluation }) => subscriptionId(evaluation, at);

/** Something that must not be printed, and that nobody but Azure knows. */
export const hidden =
  (because: string): Part =>
  ({ at }) =>
    unknown(because, at, { sensitive: true });

/** Text of known and unknown parts; undefined if one of them is not there, or is null. */
export const text =
  (...parts: readonly (string | Part)[]): Part =>
  (config, context) => {
    const pieces: (string | Value)[] = [];
    for (const part of parts) {
      const piece = typeof part === 'string' ? part : part(config, context);
      if (piece === undefined) return undefined;
      if (typeof piece !== 'string' && piece.kind === 'scalar' && piece.value === null) return undefined;
      pieces.push(piece);
    }
    return joinText(pieces, config.at, context.evaluation.budget);
  };

/** The id of a resource in a resource group of the subscription that is deployed to. */
export const idOf =
  (type: string, name: Part, group: Part): Part =>
  (config, context) => {
    const { at } = config;
    const scope = text('/subscriptions/', ownSubscription, '/resourceGroups/', group)(config, context);
    const named = name(config, context);
    if (scope === undefined || named === undefined) return undefined;
    return resourceId({ scope, type, name: named, address: context.address }, at, context.evaluation);
  };

/** The id of the role that has a name, as Bicep asks for it: `roleDefinitions('Key Vault Reader').id`. */
export const roleNamed =
  (name: Part): Part =>
  (config, context) => {
    const named = name(config, context);
    if (named === undefined) return undefined;
    return distribute([named], named.at, context.evaluation.budget, ([one = named]) => {
      if (one.kind === 'scalar' && one.value === null) return one;
      const { at, trail } = one;
      const because = one.kind === 'unknown' ? one.because : 'the id of a role is asked for by its name';
      const role = unknown(because, at, { type: 'object', symbol: callSymbol('roleDefinitions', [one]), trail: trail });
      return unknown(because, at, { type: 'string', symbol: memberSymbol(role, '.id'), trail });
    });
  };
