import { distribute } from '../../../expressions/distribute.js';
import { symbolOf } from '../../../expressions/symbol.js';
import { objectOf, scalar, unknown } from '../../../expressions/values.js';
import { asKeys, given } from './choices.js';
import { idOf, told } from './ids.js';
import { jsonBody } from './json-body.js';
import type { DataMapping, OpenMapping } from './mapping.js';
import { mergedParts } from './merge.js';
import { from, inside, object, type Part } from './parts.js';

/** What has an attribute of its own besides the body. The body wins. */
const around = object({
  location: from('location'),
  tags: from('tags'),
  identity: given(inside('identity', from('type')), {
    type: inside('identity', from('type')),
    userAssignedIdentities: asKeys(inside('identity', from('identity_ids'))),
  }),
});

const body = mergedParts(around, jsonBody('body'), jsonBody('sensitive_body'));

/** The name of a vault in its address: of `contoso.vault.azure.net`, `contoso`. */
const vaultName: Part = (config, context) => {
  const parent = from('parent_id')(config, context);
  if (parent === undefined) return undefined;
  return distribute([parent], parent.at, context.evaluation.budget, ([one = parent]) => {
    const { at, trail } = one;
    const name = host.exec(symbolOf(one) ?? '')?.groups?.['name'];
    if (name === undefined) return unknown('which vault it is in is only known at deployment', at, { trail });
    return one.kind === 'unknown'
      ? unknown(one.because, at, { type: 'string', symbol: name, trail })
      : scalar(name, at, trail);
  });
};

const host = /^(?:https:\/\/)?(?<name>[^/]+?)\.vault\.(?:azure\.net|azure\.cn|usgovcloudapi\.net)\/?$/i;

/** A vault is known by its name, in whatever resource group it is. */
const vault = idOf('Microsoft.KeyVault/vaults', vaultName, told('the resource group of the vault'));

/** The vault has other names for the properties of keys than Resource Manager: https://learn.microsoft.com/rest/api/keyvault/keys/create-key */
const namesInAzure: Readonly<Record<string, string>> = { key_size: 'keySize', crv: 'curveName', key_ops: 'keyOps' };

const ofVault: Part = (config, context) => {
  const said = mergedParts(jsonBody('body'), jsonBody('sensitive_body'))(config, context);
  if (said === undefined) return undefined;
  return distribute([said], said.at, context.evaluation.budget, ([one = said]) => {
    if (one.kind !== 'object') return one;
    const entries = [...one.entries].map(([name, value]) => [namesInAzure[name] ?? name, value] as const);
    const properties = { ...objectOf(new Map(entries), one.at, one.rest), trail: one.trail };
    return objectOf(new Map([['properties', properties]]), one.at);
  });
};

/**
 * What an action gives back: a secret, where it is one of those that hand some out, such as `listKeys`. Terraform keeps
 * only one of its two attributes out of the log.
 */
const handedOut =
  (sensitive: boolean): Part =>
  (config, context) => {
    const action = from('action')(config, context);
    const resource = from('resource_id')(config, context);
    if (action === undefined || resource === undefined) return undefined;
    return distribute([action, resource], action.at, context.evaluation.budget, ([one = action, id = resource]) => {
      const name = /^list\w*$/i.exec(symbolOf(one) ?? '')?.[0];
      if (name === undefined) return unknown('Azure tells it only after deployment', one.at);
      const symbol = `⟨${name}(${symbolOf(id) ?? ''})⟩`;
      return unknown('Azure tells it only after deployment', one.at, { type: 'object', symbol, sensitive });
    });
  };

/** https://registry.terraform.io/providers/Azure/azapi/latest/docs/resources/resource_action */
export const toldByActions: readonly DataMapping[] = [
  {
    type: 'azapi_resource_action',
    managed: true,
    tells: { output: handedOut(false), sensitive_output: handedOut(true) },
  },
];

/** The outputs of a resource are what its author asks for: https://registry.terraform.io/providers/Azure/azapi/latest/docs/resources/resource */
export const azapi: readonly OpenMapping[] = [
  {
    type: 'azapi_resource',
    data: true,
    typed: from('type'),
    id: from('resource_id'),
    name: from('name'),
    parent: from('parent_id'),
    body,
    exports: { output: '' },
  },
  {
    type: 'azapi_update_resource',
    typed: from('type'),
    name: from('name'),
    parent: from('parent_id'),
    id: from('resource_id'),
    changes: true,
    body,
  },
  {
    type: 'azapi_data_plane_resource',
    typed: from('type'),
    name: from('name'),
    parent: vault,
    body: ofVault,
  },
];
