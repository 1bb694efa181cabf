import type { Parameter } from '../model/resource.js';
import type { Span } from '../model/source.js';
import type { Step, Value } from '../model/value.js';
import { credentialIn } from './credentials/credential.js';
import { isPlaceholder } from './credentials/placeholder.js';
import { isReference } from './credentials/reference.js';
import { namesSecret } from './credentials/secret-name.js';

/** Deeper members of an object are not searched. */
const deepest = 10;

/** A value that a parameter file gives. */
export interface GivenInFile {
  /** Whether it stands there as text that can be a secret. */
  readonly isSecret: boolean;
  /** The text, or the expression that is assigned and leads to it. */
  readonly at: Span;
  /** From there to the text. */
  readonly trail: readonly Step[];
}

/**
 * What a parameter file gives; undefined if none does. Names, addresses and what is to be filled in are no secrets, even
 * of a secure parameter.
 */
export function givenInFile({ name, value }: Parameter): GivenInFile | undefined {
  const [given, ...way] = value.trail;
  if (given === undefined || !isGiven(given)) return undefined;
  const all = writtenSecrets(value, name);
  const written = (all.find((each) => namesSecret(each.name)) ?? all[0])?.value;
  if (written === value) return { isSecret: true, at: given.at, trail: way };
  const isHere = written !== undefined && contains(given.at, written.at);
  return { isSecret: written !== undefined, at: isHere ? written.at : given.at, trail: [] };
}

const contains = (outer: Span, inner: Span): boolean =>
  outer.source === inner.source && outer.start <= inner.start && inner.end <= outer.end;

const isGiven = ({ kind, at }: Step): boolean =>
  kind === 'assignment' && /^(?:bicepparam|armparam|tfvars)$/.test(at.source.language);

interface Written {
  readonly name: string;
  readonly value: Value;
}

/** The texts of a value that can be secrets, each under the name of the member that it is. */
function writtenSecrets(value: Value, name: string, depth = 0): readonly Written[] {
  if (depth > deepest) return [];
  switch (value.kind) {
    case 'scalar':
      return typeof value.value === 'string' && isSecret(value.value, name) ? [{ name, value }] : [];
    case 'depends':
      return value.cases.flatMap(({ is }) => writtenSecrets(is, name, depth + 1));
    case 'list':
      return value.items.flatMap((item) => writtenSecrets(item, name, depth + 1));
    case 'object':
      return [...value.entries].flatMap(([own, entry]) => writtenSecrets(entry, own, depth + 1));
    default:
      return [];
  }
}

/** A password that is a plain word is one all the same. */
const isSecret = (text: string, name: string): boolean =>
  !isPlaceholder(text) && !isReference(text) && (namesSecret(name) || credentialIn(text, name) !== undefined);
