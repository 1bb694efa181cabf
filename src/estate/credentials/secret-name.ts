import { commonEnvironments } from '../../model/same-environment.js';

/** What a name ends in, its words run together, when what it names is a secret. */
const secretEnd =
  /(?:pass(?:word|wd|phrase|code)|pwd|secrets?|tokens?|credentials?|conn(?:ection)?str(?:ings?)?|(?:api|access|account|shared|primary|secondary|private|storage|master|admin|function|host|client|subscription|signing|encryption|decryption|validation|workspace)keys?)$/;

/** Words that say nothing of what is named, at the end of a name: those of `PASSWORD_2`, `dbPasswordValue`, `TOKEN_PROD`. */
const fillers: ReadonlySet<string> = new Set([...commonEnvironments, ...['value', 'text', 'default', 'primary']]);

/** What makes names unique, and is often called a token. */
const unique = /(?:resource|unique|solution|name|location)tokens?$/;

/** Names whose values are published all the same: https://learn.microsoft.com/azure/azure-monitor/app/connection-strings */
const published = /app(?:lication)?insights|instrumentationkey$/;

/**
 * Whether something that is called like this is a secret. The end of the name tells: a `secretName`, a `passwordLength`
 * and a `tokenEndpoint` only speak of one.
 */
export function namesSecret(name: string): boolean {
  const words = wordsOf(name);
  while (words.length > 1 && isFiller(words.at(-1) ?? '')) words.pop();
  const end = words.join('');
  return !published.test(end) && !unique.test(end) && (secretEnd.test(end) || words.at(-1) === 'sas');
}

const isFiller = (word: string): boolean => fillers.has(word) || /^\d+$/.test(word);

/** What a name ends in, its words run together, when what it names is for everybody to see. */
const publicEnd =
  /(?:user(?:name)?|login|(?:client|tenant|app|application|subscription|object|resource|principal)?ids?|name|host(?:name)?|server|endpoint|uri|url|address|domain|region|location|port|version|thumbprint|service|resource|database|contenttype|description)$/;

/** Whether something that is called like this is no secret, even where it is handled as one: a login, an id, an address. */
export const namesPublic = (name: string): boolean => {
  const end = wordsOf(name).join('');
  return published.test(end) || publicEnd.test(end);
};

/** The words of a name, in lower case: `db`, `password` of `DB_PASSWORD`, `db-password` and `dbPassword`. */
const wordsOf = (name: string): string[] =>
  name
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
