import { Secret } from '../../model/secret.js';
import { partsAround } from '../resource-id.js';
import { isPlaceholder } from './placeholder.js';

/** A credential that a text has by its shape. */
export interface Shape {
  /** "an account key": completes "it holds …". */
  readonly noun: string;
  /** Without the text around it; undefined unless all of it is known. */
  readonly secret: Secret | undefined;
}

/** What connection strings call their secrets, in lower case without blanks. */
const slots: Readonly<Record<string, string>> = {
  accountkey: 'an account key',
  sharedaccesskey: 'a shared access key',
  sharedsecret: 'a shared secret',
  sharedaccesssignature: 'a shared access signature',
  accesskey: 'an access key',
  password: 'a password',
  pwd: 'a password',
  secret: 'a secret',
};

/** Texts that are credentials wherever they stand. A known part ends where an unknown one, between ⟨ and ⟩, begins. */
const shapes: readonly { readonly is: RegExp; readonly noun: string }[] = [
  { is: /-----BEGIN[A-Z ]{0,40}PRIVATE KEY-----\s*[A-Za-z0-9+/=\s\\nr]{64}/, noun: 'a private key' },
  { is: /[?&]sig=(?<value>[\w%+/=-]{40,})/i, noun: 'a shared access signature' },
  { is: /\beyJ[\w-]{10,1000}\.eyJ[\w-]{10,4000}\.[\w-]{20,}/, noun: 'a signed token' },
  { is: /(?<![\w~.-])[\w~.-]{3}[78]Q~[\w~.-]{31,34}(?![\w~.-])/, noun: 'a client secret' },
];

/**
 * The credential in a text: in a connection string, in an address, or by a shape that nothing else has. Undefined when
 * there is none, and for what only stands for one.
 */
export function shapeIn(text: string): Shape | undefined {
  return bySlot(text) ?? byAddress(text) ?? byShape(text);
}

/** `AccountName=contoso;AccountKey=…`: the grammar is read, because a password may hold anything but a semicolon. */
function bySlot(text: string): Shape | undefined {
  const pairs = partsAround(text, ';');
  if (pairs.length < 2) return undefined;
  const found = pairs.map(slotOf).filter((shape) => shape !== undefined);
  return found.find(({ secret }) => secret !== undefined) ?? found[0];
}

function slotOf(pair: string): Shape | undefined {
  const sign = pair.indexOf('=');
  const noun =
    sign < 0
      ? undefined
      : slots[
          pair
            .slice(0, sign)
            .toLowerCase()
            .replaceAll(/[\s_-]/g, '')
        ];
  const value = pair.slice(sign + 1).trim();
  if (noun === undefined || isPlaceholder(unquoted(value))) return undefined;
  return { noun, secret: known(unquoted(value)) };
}

const known = (text: string): Secret | undefined => (text.includes('⟨') ? undefined : new Secret(text));

const unquoted = (text: string): string => /^(["'])(?<inside>.*)\1$/s.exec(text)?.groups?.['inside'] ?? text;

/** `https://user:password@host`. */
function byAddress(text: string): Shape | undefined {
  const password = /:\/\/[^\s:@/]{1,200}:(?<password>[^\s@/]{1,500})@/.exec(text)?.groups?.['password'];
  if (password === undefined || isPlaceholder(password)) return undefined;
  return { noun: 'a password', secret: known(password) };
}

function byShape(text: string): Shape | undefined {
  for (const { is, noun } of shapes) {
    const match = is.exec(text);
    const value = match?.groups?.['value'] ?? match?.[0] ?? '';
    if (!isPlaceholder(value)) return { noun, secret: new Secret(value) };
  }
  return undefined;
}
