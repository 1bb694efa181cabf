import { isPlaceholder } from './placeholder.js';

/** Shorter texts are switches, numbers and abbreviations rather than secrets. */
const shortest = 6;

const guid = /^\{?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}?$/i;

/** An address, a path or the name of a file. */
const place =
  /^(?:[a-z][\w+.-]*:\/\/|\.{0,2}\/|~\/|[a-z]:\\)|^[\w.-]+\.(?:json|ya?ml|pem|pfx|crt|key|txt|config|xml)$/i;

/** Words of letters with what joins them, perhaps numbered at the end: a name for something, such as `db-password-2`. */
const identifier = /^[a-z]+(?:[-_.:/][a-z]+)*(?:[-_.:/]\d{1,3})?$/i;

/**
 * Whether a text can be a secret, when its name says that it is one. A password can be anything, but what is prose, a
 * name or a place is more often meant as such.
 */
export const canBeSecret = (text: string, name: string): boolean =>
  isMoreThanWord(text) &&
  !/\s/.test(text) &&
  !isPlaceholder(text) &&
  !guid.test(text) &&
  !place.test(text) &&
  !repeatsName(text, name);

/** Whether a text is something that only few think of. */
export const isMoreThanWord = (text: string): boolean => text.length >= shortest && !identifier.test(text);

/** `API_KEY: 'api-key-123'` names itself. */
function repeatsName(text: string, name: string): boolean {
  const [value, own] = [plain(text), plain(name)];
  return value === own || value.replace(/\d+$/, '') === own;
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z\d]/g, '');
