import type { Setting } from '../../model/setting.js';
import { nameAs, readSetting, type Converter } from '../settings.js';
import type { Readable } from '../read.js';

/** What a key can be used for. */
export interface Operations {
  /** `sign`, `unwrapKey` and others, in Azure's spelling where it is one of Azure's. */
  readonly names: readonly string[];
  /** Why there may be more. */
  readonly more?: string;
}

/** Those of the API definition: https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults/keys#keyproperties */
const known = ['encrypt', 'decrypt', 'sign', 'verify', 'wrapKey', 'unwrapKey', 'import', 'release'];

/** `keyOps`; a list with parts that only a deployment can tell has at least the others. */
export const readOperations = (resource: Readable): Setting<Operations | undefined> =>
  readSetting(resource, 'properties.keyOps', asOperations, { value: undefined });

const asOperations: Converter<Operations> = (value) => {
  if (value.kind !== 'list') return { because: 'something else stands where a list belongs' };
  const texts = value.items.flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : [],
  );
  const unclear = value.items.find((item) => item.kind === 'unknown') ?? value.rest;
  const more =
    unclear?.kind === 'unknown'
      ? unclear.because
      : texts.length < value.items.length
        ? 'one of them depends on something'
        : undefined;
  const names = [...new Set(texts.map((text) => nameAs(text, known) ?? text))];
  return { value: { names, ...(more !== undefined && { more }) } };
};

/** Every operation that Azure allows by the type of a key, when nothing says which; undefined for other types. */
export function operationsOfType(type: string): readonly string[] | undefined {
  const family = type.toLowerCase().replace(/-hsm$/, '');
  return operations.get(family);
}

/**
 * The answer to a request with nothing but `"kty": "RSA"` lists all six:
 * https://learn.microsoft.com/rest/api/keyvault/keyvault/keys/create-if-not-exist
 */
const operations: ReadonlyMap<string, readonly string[]> = new Map([
  ['rsa', ['encrypt', 'decrypt', 'sign', 'verify', 'wrapKey', 'unwrapKey']],
  ['ec', ['sign', 'verify']],
]);
