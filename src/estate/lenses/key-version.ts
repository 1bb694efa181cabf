import type { Setting } from '../../model/setting.js';
import { mapSetting } from '../map-setting.js';
import type { Readable } from '../read.js';
import { isKnown, partsAround, segmentsOf } from '../resource-id.js';
import { readTerm } from '../settings.js';
import type { KeyConsumer } from './key-consumer.js';

/** The version of the key that a reference names, '' if it names none. */
export function versionOf(consumer: KeyConsumer, block: Readable, prefix: string): Setting<string> {
  const { version, uri, joinedName } = consumer;
  const path = version ?? uri ?? joinedName;
  if (path === undefined) return { kind: 'default', value: '', at: block.at, trail: [] };
  const part = version !== undefined ? whole : uri !== undefined ? versionOfUri : thirdPart;
  const setting = readTerm(block, `${prefix}${path}`, { value: '' });
  return mapSetting(version === undefined ? whereItIs(setting) : setting, (term) => {
    const value = decidable(part(term));
    return value === undefined ? { because: 'whether it names a version is only known at deployment' } : { value };
  });
}

/** The address of the key where there is one: in the other cases there is no reference at all. */
function whereItIs(address: Setting<string>): Setting<string> {
  if (address.kind !== 'depends') return address;
  const cases = address.cases.filter(({ is }) => is.kind === 'unknown' || is.value !== '');
  const [only] = cases;
  return only !== undefined && cases.length === 1 ? only.is : { kind: 'depends', cases };
}

const whole = (term: string): string => term;

/** SQL names keys `vault_key_version`: https://learn.microsoft.com/azure/templates/microsoft.sql/servers/encryptionprotector */
const thirdPart = (name: string): string | undefined => partsAround(name, '_')[2];

/** A version that only a deployment can tell may be empty, unless it is taken from an address that always has one. */
function decidable(version: string | undefined): string | undefined {
  if (version === undefined || isKnown(version)) return version;
  return /\.(?:keyUriWithVersion|properties\.version⟩$)/i.test(version) ? 'the latest at deployment' : undefined;
}

/**
 * From `https://contoso.vault.azure.net/keys/disk/VERSION`. An address that a key resource gives says by the name of
 * its property whether it has a version: https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults/keys
 */
function versionOfUri(term: string): string | undefined {
  if (/\.keyUriWithVersion\b/i.test(term)) return term;
  const given = /\.keyUri⟩?(?:\/(?<version>.*))?$/i.exec(term);
  if (given !== null) return given.groups?.['version'] ?? '';
  const [, path] = /(?:\.vaultUri⟩?\/?|:\/\/.*?\/)keys\/(?<path>.*)$/i.exec(term) ?? [];
  return path === undefined ? undefined : (segmentsOf(path)[1] ?? '');
}
