import { didYouMean } from '../../../model/suggest.js';
import type { ModuleAliases } from './bicep-config.js';

/** Where a module is kept that is in no file: one form for all the ways to write it. */
export type ModuleAddress = RegistryAddress | TemplateSpecAddress;

export interface RegistryAddress {
  readonly kind: 'registry';
  /** In lower case, as hosts are compared. */
  readonly registry: string;
  readonly repository: string;
  /** Either a tag or a digest: `:0.13.0`, `@sha256:…`. */
  readonly tag?: string;
  readonly digest?: string;
}

export interface TemplateSpecAddress {
  readonly kind: 'templateSpec';
  readonly subscription: string;
  readonly resourceGroup: string;
  readonly name: string;
  readonly version: string;
}

/** `br:mcr.microsoft.com/bicep/avm/res/key-vault/vault:0.13.0`, `ts:<subscription>/<resource group>/<name>:<version>`. */
export function addressText(address: ModuleAddress): string {
  if (address.kind === 'templateSpec') {
    const { subscription, resourceGroup, name, version } = address;
    return `ts:${subscription}/${resourceGroup}/${name}:${version}`;
  }
  const { registry, repository, tag, digest } = address;
  return `br:${registry}/${repository}${tag === undefined ? `@${digest ?? ''}` : `:${tag}`}`;
}

/**
 * Reads a reference, with or without an alias: `br:contoso.azurecr.io/bicep/vault:v1`, `br/public:avm/res/key-vault/vault:0.13.0`,
 * `ts/ContosoSpecs:vault:1.0`. `because` ends the sentence "… is unknown: ".
 * https://learn.microsoft.com/azure/azure-resource-manager/bicep/modules#file-in-registry
 */
export function addressOf(reference: string, aliases: ModuleAliases): ModuleAddress | { readonly because: string } {
  const [, scheme = '', alias, rest = ''] = /^(br|ts)(?:\/([^:]*))?:(.*)$/s.exec(reference) ?? [];
  if (scheme === '') return { because: `\`${reference}\` has no registry and no template spec in it` };
  const whole = alias === undefined ? rest : expanded(scheme, alias, rest, aliases);
  if (typeof whole !== 'string') return whole;
  return (scheme === 'br' ? registryAddress(whole) : templateSpecAddress(whole)) ?? unreadable(reference, scheme);
}

function expanded(
  scheme: string,
  alias: string,
  rest: string,
  aliases: ModuleAliases,
): string | { readonly because: string } {
  const known = scheme === 'br' ? aliases.registries : aliases.templateSpecs;
  const prefix = known.get(alias);
  if (prefix !== undefined) return `${prefix}/${rest}`;
  const hint = didYouMean(alias, [...known.keys()], 'bicepconfig.json does not have it');
  return {
    because: `there is no alias \`${alias}\` for ${scheme === 'br' ? 'registries' : 'template specs'}: ${hint}`,
  };
}

const unreadable = (reference: string, scheme: string): { readonly because: string } => ({
  because: `\`${reference}\` is not written as ${scheme === 'br' ? '`br:<registry>/<path>:<tag>`' : '`ts:<subscription>/<resource group>/<name>:<version>`'}`,
});

/** What the OCI distribution specification allows. */
const segment = '[a-z0-9]+(?:[._-][a-z0-9]+)*';
const registryForm = new RegExp(
  `^((?=.{1,255}/)[a-zA-Z0-9[][a-zA-Z0-9.:\\]_-]*)/((?:${segment}/)*${segment})(?::([a-zA-Z0-9_][a-zA-Z0-9._-]{0,127})|@(sha256:[a-f0-9]{64}))$`,
);

function registryAddress(text: string): RegistryAddress | undefined {
  const [, registry, repository, tag, digest] = registryForm.exec(text) ?? [];
  if (registry === undefined || repository === undefined || repository.length > 255) return undefined;
  return {
    kind: 'registry',
    registry: registry.toLowerCase(),
    repository,
    ...(tag !== undefined && { tag }),
    ...(digest !== undefined && { digest }),
  };
}

/** Azure compares the parts without case, and the cache has them in lower case. */
function templateSpecAddress(text: string): TemplateSpecAddress | undefined {
  const form =
    /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\/([-\w.()]{0,89}[-\w()])\/([-\w.()]{0,89}[-\w()]):([-\w.()]{0,89}[-\w()])$/;
  const [, subscription, resourceGroup, name, version] = form.exec(text.toLowerCase()) ?? [];
  if (subscription === undefined || resourceGroup === undefined || name === undefined || version === undefined)
    return undefined;
  return { kind: 'templateSpec', subscription, resourceGroup, name, version };
}
