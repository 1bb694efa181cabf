import { createHash, type BinaryToTextEncoding } from 'node:crypto';
import type { BuiltIn } from '../../scope.js';
import { atDeployment } from '../at-deployment.js';
import { pure } from '../define.js';
import { Problem } from '../problem.js';
import { text } from './parameter.js';

/** The hash of some bytes. */
export type Hash = (bytes: Uint8Array | string) => string;

const hash =
  (algorithm: string, encoding: BinaryToTextEncoding = 'hex'): Hash =>
  (bytes) =>
    createHash(algorithm).update(bytes).digest(encoding);

/** By the names that the functions of a string have; those of a file begin with `file`. */
export const hashes: Readonly<Record<string, Hash>> = {
  md5: hash('md5'),
  sha1: hash('sha1'),
  sha256: hash('sha256'),
  sha512: hash('sha512'),
  base64sha256: hash('sha256', 'base64'),
  base64sha512: hash('sha512', 'base64'),
};

/** The name spaces of RFC 4122 that have a name. */
const nameSpaces: Readonly<Record<string, string>> = {
  dns: '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
  url: '6ba7b811-9dad-11d1-80b4-00c04fd430c8',
  oid: '6ba7b812-9dad-11d1-80b4-00c04fd430c8',
  x500: '6ba7b814-9dad-11d1-80b4-00c04fd430c8',
};

/** https://developer.hashicorp.com/terraform/language/functions#hash-and-crypto-functions */
export const hashing: Readonly<Record<string, BuiltIn>> = {
  ...Object.fromEntries(
    Object.entries(hashes).map(([name, of]) => [name, pure({ gives: 'string' }, [text], ([value]) => of(value))]),
  ),
  bcrypt: atDeployment({ type: 'string', fresh: true, because: 'is another one at every run' }),
  rsadecrypt: atDeployment({ type: 'string', secret: true, because: 'is not decrypted here' }),
  uuid: atDeployment({ type: 'string', fresh: true, because: 'is another one at every run' }),
  uuidv5: pure({ gives: 'string' }, [text, text], ([space, name]) => {
    const id = (nameSpaces[space] ?? space).replaceAll('-', '');
    if (!/^[0-9a-f]{32}$/i.test(id)) return new Problem(`\`${space}\` is no name space of UUIDs`);
    return uuidOf(Buffer.from(id, 'hex'), name);
  }),
};

/** Version 5 of RFC 4122. */
function uuidOf(nameSpace: Uint8Array, name: string): string {
  const bytes = createHash('sha1').update(nameSpace).update(name).digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
