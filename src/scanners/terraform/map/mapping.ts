import type { MapContext, Part, Shape } from './parts.js';

/** What a resource of Terraform is in Azure: one entry of the table. */
export interface Mapping {
  /** `azurerm_key_vault`. A data source of that name reads the same thing, where `data` says so. */
  readonly type: string;
  /** What the provider sends, the resource itself first. */
  readonly sends: readonly [Sent, ...Sent[]];
  /**
   * What the resource tells once it is there, besides what is written: the path of the property of the resource, such as
   * `properties.vaultUri`. `id` is the resource id, unless it is here.
   */
  readonly exports?: Readonly<Record<string, string>>;
  /** There is a data source of that name, with which somebody uses what others deploy. */
  readonly data?: true;
}

/** One resource of Azure. */
export interface Sent {
  /** `Microsoft.KeyVault/vaults`. */
  readonly type: string;
  /** The version of the API that the provider speaks, where it decides what Azure takes for granted. */
  readonly apiVersion?: (context: MapContext) => string | undefined;
  /** The name of the last segment; the attribute `name` unless it is said. */
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
  /** Below the resource whose id this gives. */
  | { readonly under: Part }
  /** Applied to the resource or scope whose id this gives. */
  | { readonly on: Part };
