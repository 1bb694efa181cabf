import { Secret } from '../../model/secret.js';
import { canBeSecret, isMoreThanWord } from './literal.js';
import { isReference } from './reference.js';
import { namesPublic } from './secret-name.js';
import { shapeIn } from './shape.js';

/**
 * What in a text two may have in common who ought to have credentials of their own: of a connection string its password,
 * of any other text all of it. A word that many use for many things is no credential that somebody has shared.
 */
export function credentialIn(text: string, name: string): Secret | undefined {
  if (isReference(text)) return undefined;
  const { secret } = shapeIn(text) ?? {};
  if (secret !== undefined) return isMoreThanWord(secret.reveal()) ? secret : undefined;
  return !namesPublic(name) && canBeSecret(text, name) ? new Secret(text) : undefined;
}
