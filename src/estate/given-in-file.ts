import type { Parameter } from '../model/resource.js';
import type { Span } from '../model/source.js';
import type { Step, Value } from '../model/value.js';
import { canBeSecret } from './credentials/literal.js';
import { isPlaceholder } from './credentials/placeholder.js';
import { isReference } from './credentials/reference.js';
import { namesPublic, namesSecret } from './credentials/secret-name.js';

/** Deeper members of an object are not searched. */
const deepest = 10;

/** A value that a parameter file gives. */
export interface GivenInFile {
  /** Whether it stands there as text that can be a secret. */
  readonly isSecret: boolean;
  /** The expression that is assigned. */
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
  const written = writtenSecret(value, name);
  return { isSecret: written !== undefined, at: given.at, trail: written === value ? way : [] };
}

const isGiven = ({ kind, at }: Step): boolean =>
  kind === 'assignment' && /^(?:bicepparam|armparam|tfvars)$/.test(at.source.language);

/** The first text of a value that can be a secret. */
function writtenSecret(value: Value, name: string, depth = 0): Value | undefined {
  if (depth > deepest) return undefined;
  switch (value.kind) {
    case 'scalar':
      return typeof value.value === 'string' && isSecret(value.value, name) ? value : undefined;
    case 'depends':
      return first(value.cases, ({ is }) => writtenSecret(is, name, depth + 1));
    case 'list':
      return first(value.items, (item) => writtenSecret(item, name, depth + 1));
    case 'object':
      return first([...value.entries], ([own, entry]) => writtenSecret(entry, own, depth + 1));
    default:
      return undefined;
  }
}

function first<T>(items: readonly T[], find: (item: T) => Value | undefined): Value | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A password that is a plain word is one all the same. */
const isSecret = (text: string, name: string): boolean =>
  !isPlaceholder(text) && !isReference(text) && (namesSecret(name) || (!namesPublic(name) && canBeSecret(text, name)));
