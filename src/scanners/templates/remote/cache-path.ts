import type { ModuleAddress } from './address.js';

/**
 * Where Bicep keeps the compiled module below the root of its cache:
 * `br/mcr.microsoft.com/bicep$avm$res$key-vault$vault/0.13.0$/main.json`. The layout is that of
 * https://github.com/Azure/bicep/tree/main/src/Bicep.Core/SourceGraph/Artifacts
 */
export function cachePath(address: ModuleAddress): string {
  if (address.kind === 'templateSpec') {
    const { subscription, resourceGroup, name, version } = address;
    return `ts/${subscription}/${resourceGroup}/${name}/${version}/main.json`;
  }
  const { registry, repository, tag, digest = '' } = address;
  const version = tag === undefined ? digest.replaceAll(':', '#') : encodedTag(tag);
  return `br/${registry.replaceAll(':', '$')}/${repository.replaceAll('/', '$')}/${version}/main.json`;
}

/** File systems may fold case and tags do not: which letters are capitals follows the tag as a bit mask, in hexadecimal. */
function encodedTag(tag: string): string {
  let capitals = 0n;
  for (const { index } of tag.matchAll(/[A-Z]/g)) capitals |= 1n << BigInt(index);
  return `${tag}$${capitals === 0n ? '' : capitals.toString(16)}`;
}
