import type { MapContext, Part, Shape } from './parts.js';

/** What a resource of Terraform is in Azure: one entry of the table. */
export interface Mapping {
  /** `azurerm_key_vault`. A data source of that name reads the same thing, where `data` says so. */
  readonly type: string;
  /** What the provider sends, the resource itself first. */
  readonly sends: readonly [Sent, ...Sent[]];
  /** What the resource tells once it is there, besides what is written. `id` is the resource id, unless it is here. */
  readonly exports?: Exports;
  /** There is a data source or an ephemeral resource of that name, with which somebody uses what others deploy. */
  readonly data?: true;
}

/**
 * What attributes are worth: the path of a property of the resource in Azure, such as `properties.vaultUri`, the paths `id`
 * and `name` included. An attribute of a block has the type of the block in front: `identity.principal_id`. The value of a
 * secret is never printed; `listKeys().key1` is what a function of Resource Manager hands out, `tenant().tenantId`
 * is the tenant that it is deployed in, and '' is all that Azure has of the resource.
 */
export type Exports = Readonly<Record<string, string | { readonly secret: string }>>;

/** A data source that only tells something, and is no resource of Azure: what its attributes are worth. */
export interface DataMapping {
  /** `azurerm_client_config`. */
  readonly type: string;
  readonly tells: Readonly<Record<string, Part>>;
  /** There is a resource of that name too, which tells the same. */
  readonly managed?: true;
}

/** A resource of Terraform that changes what others deploy: it is merged into that, as `merged` does. */
export interface ChangeMapping {
  /** `azurerm_key_vault_managed_hardware_security_module_key_rotation_policy`. */
  readonly type: string;
  /** The id of what it changes, or the term for a property of that: its address, say. */
  readonly changes: Part;
  /**
   * The type of what it changes, if the change is worth judging where that is deployed elsewhere: it is then reported as
   * a resource of that type, of which nothing else is known.
   */
  readonly alone?: string;
  readonly body: Part;
}

/** A resource whose type and body are in the author's words, as those of azapi are. */
export interface OpenMapping {
  /** `azapi_resource`. */
  readonly type: string;
  /** `Microsoft.KeyVault/vaults@2024-11-01`: the type in Azure and the version of the API. */
  readonly typed: Part;
  readonly name: Part;
  /**
   * The id of what it lies in or is applied to. It lies below a resource if its type has more than two segments, and is
   * else a resource of that scope.
   */
  readonly parent: Part;
  /** Its own id, where that is written instead of a name and a parent. */
  readonly id?: Part;
  readonly body: Part;
  readonly exports?: Exports;
  /** There is a data source of that name, with which somebody uses what others deploy. */
  readonly data?: true;
  /** Instead of being deployed, it changes what others deploy under its id: it is merged into that, as `merged` does. */
  readonly changes?: true;
}

/** One resource of Azure. */
export interface Sent {
  /** `Microsoft.KeyVault/vaults`. */
  readonly type: string;
  /** The version of the API that the provider speaks, where it decides what Azure takes for granted. */
  readonly apiVersion?: (context: MapContext) => string | undefined;
  /** The name of the last segment; the attribute `name` unless it is said. Without any, Azure or the provider makes one up. */
  readonly name?: Part;
  readonly place: Place;
  /** The body, `properties` and all. */
  readonly body: Shape;
  /** Sent only if this gives anything. */
  readonly onlyWith?: Part;
}

/** Where in Azure something lies. */
export type Place =
  /** In the resource group that an attribute names: `resource_group_name` unless it is said. */
  | { readonly in: 'resourceGroup'; readonly group?: Part }
  | { readonly in: 'subscription' }
  | { readonly in: 'tenant' }
  /** Below the first that is sent. */
  | { readonly in: 'first' }
  /** Below the resource whose id this gives. */
  | { readonly under: Part }
  /** Applied to the resource or scope whose id this gives. */
  | { readonly on: Part };
