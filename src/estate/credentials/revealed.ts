import { knownParts, symbolOf } from '../../expressions/symbol.js';
import { textOf, type Span } from '../../model/source.js';
import type { Step, Unknown, Value } from '../../model/value.js';
import { untilWritten } from '../own-trail.js';
import type { Found } from '../read.js';
import { isPlainText } from '../source-text.js';
import { namesPublic } from './secret-name.js';

/** Where a secret comes from, for people: "holds a secret that parameter `password` brings". */
export type Revealed = string;

/** Functions that give back what they are given in another form. */
const wrapped = /^⟨(?:string|toLower|toUpper|trim|any|format)\((?<inner>⟨.*⟩)\)⟩$/is;

/** Functions whose result does not give away what they are given. */
const hiding =
  /^⟨?(?:length|empty|contains|startsWith|endsWith|indexOf|lastIndexOf|uniqueString|guid|bool|newGuid|subscription|resourceGroup|tenant|deployment|environment|managementGroup)\(/i;

/** Comparisons and negations are as little. */
const comparing = /^⟨(?:!|.* (?:==|!=|=~|!~|<|<=|>|>=|&&|\|\|) )/s;

/** A call of `listKeys` or any other function that hands out what is secret, and what is taken of its result. */
const handedOut = /^⟨(?<call>list[A-Za-z]*)\((?:.*\))?(?<members>[^()]*)⟩$/s;

/**
 * How a value gives away a secret; undefined if it does not. Whatever is worked out from a secret is marked as sensitive,
 * but that it is empty, how long it is, and what is written for that case are no secrets.
 */
export function revealedBy(found: Found): Revealed | undefined {
  if (found.kind === 'absent') return undefined;
  const { value } = found;
  if (value.sensitive !== true && !isSecretOfResource(value)) return undefined;
  if (value.kind === 'unknown') return ofUnknown(value, found);
  if (value.kind !== 'scalar' || typeof value.value !== 'string' || value.value === '') return undefined;
  return fromParameter(found, value);
}

/** The value of a secret in a vault, which an attribute stands for. */
const ofVault = /^⟨\/.*\/vaults\/.*\/secrets\/.*\.properties\.value⟩$/is;

/** A secret that Azure keeps stays one where `nonsensitive` takes the mark from it. */
export function isSecretOfResource(value: Value): boolean {
  const symbol = value.kind === 'unknown' ? symbolOf(value) : undefined;
  return symbol !== undefined && (ofVault.test(symbol) || isHandedOut(symbol));
}

function ofUnknown(value: Unknown, found: Found): Revealed | undefined {
  const symbol = symbolOf(value);
  if (symbol === undefined) return asWritten(found) ?? fromParameter(found, value);
  const parts = unknownParts(symbol)
    .map(unwrapped)
    .filter((part) => !hiding.test(part) && !comparing.test(part));
  if (parts.length === 0 || ['int', 'bool'].includes(value.type ?? '') || isHash(symbol)) return undefined;
  const calls = parts.map((part) => handedOut.exec(part)?.groups).filter((groups) => groups !== undefined);
  const [call] = calls.filter(({ members = '' }) => !namesPublic(members));
  if (call !== undefined) return handedOutBy(call, found);
  if (calls.length === parts.length) return undefined;
  if (parts.some((part) => /\bgetSecret\(/i.test(part) || ofVault.test(part)))
    return 'holds a secret that is read from a vault';
  // What is put together comes by several ways, and the first of them need not be that of the secret.
  return parts[0] === symbol ? fromParameter(found, value) : 'holds a secret';
}

/** Terraform has an attribute of the resource where Azure has a function. */
function handedOutBy({ call = '', members = '' }: Readonly<Record<string, string>>, { at }: Found): Revealed {
  const attribute = /^\.(?<name>[a-z]\w*)$/.exec(members)?.groups?.['name'];
  return isTerraform(at) && attribute !== undefined
    ? `holds \`${attribute}\`, which Azure gives to the resource`
    : `holds what \`${call}()\` hands out`;
}

/** Made unique by a hash of names, with nothing in it that is given from outside: a part of many names of resources. */
const isHash = (symbol: string): boolean =>
  /\b(?:uniqueString|guid)\(/i.test(symbol) &&
  !/⟨(?:parameter|variable) |\b(?:list[A-Za-z]*|getSecret|read[A-Za-z]+|externalInput)\(/i.test(symbol);

/** By the call that stands there: what it is asked for may have no term. */
function asWritten({ at }: Found): Revealed | undefined {
  const { call, members = '' } =
    /(?:^|[.\s{])(?<call>list[A-Z]\w*|getSecret)\(.*\)(?<members>[^()]*)$/s.exec(textOf(at))?.groups ?? {};
  if (call === undefined || namesPublic(members)) return undefined;
  return call === 'getSecret' ? 'holds a secret that is read from a vault' : `holds what \`${call}()\` hands out`;
}

/** By the last name on the way: that of the parameter nearest to the place where it was given. */
function fromParameter({ at, trail }: Found, value: Value): Revealed | undefined {
  const way = untilWritten({ at, trail });
  const step = way.find(({ kind }) => kind === 'parameter') ?? way.find(({ kind }) => kind === 'output');
  if (step !== undefined && namesPublic(step.name)) return undefined;
  if (step === undefined) return value.kind === 'scalar' || isPlainText(at) ? undefined : 'holds a secret';
  return step.kind === 'output'
    ? `holds a secret that output \`${step.name}\` gives`
    : `holds a secret that ${nounOf(step)} \`${step.name}\` brings`;
}

/** Terraform calls its parameters variables. */
const nounOf = ({ at }: Step): string => (isTerraform(at) ? 'variable' : 'parameter');

const isTerraform = ({ source }: Span): boolean => /^(?:terraform$|tf)/.test(source.language);

/** Whether a part of a text comes right out of such a call. */
export const isHandedOut = (symbol: string): boolean =>
  unknownParts(symbol).some((part) => /^⟨list[A-Za-z]*\(/.test(unwrapped(part)));

function unwrapped(part: string): string {
  const inner = wrapped.exec(part)?.groups?.['inner'];
  return inner === undefined ? part : unwrapped(inner);
}

/** The outermost unknown parts of a text. */
function unknownParts(symbol: string): readonly string[] {
  let rest = symbol;
  for (const known of knownParts(symbol)) rest = rest.replace(known, '\0');
  return rest.split('\0').filter((part) => part !== '');
}
