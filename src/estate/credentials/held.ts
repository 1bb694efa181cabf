import { symbolOf } from '../../expressions/symbol.js';
import type { Secret } from '../../model/secret.js';
import type { Setting, Settled } from '../../model/setting.js';
import { find, type Found, type Readable } from '../read.js';
import { credentialIn } from './credential.js';
import { isReference } from './reference.js';
import { canBeSecret } from './literal.js';
import { isHandedOut, isSecretOfResource, revealedBy } from './revealed.js';
import { namesPublic, namesSecret } from './secret-name.js';
import { shapeIn } from './shape.js';

interface Credential {
  readonly is: 'credential';
  /** Completes "this …": "holds an account key". */
  readonly how: string;
  /** Its text stands in the files: it is masked wherever they are shown. */
  readonly isWritten: boolean;
  /** To tell whether others have the same, where all of it is known and it is more than a plain word. */
  readonly secret?: Secret | undefined;
}

/** What a text holds, without the text around it. */
export type Held = Credential | { readonly is: 'reference' } | { readonly is: 'nothing' };

const nothing: Held = { is: 'nothing' };

/**
 * What the text at a path holds, told by its shape, by its name, and by where it comes from; undefined when it is not
 * known and nothing says that it may be a secret.
 */
export function readHeld(readable: Readable, path: string, name: string | undefined): Setting<Held> | undefined {
  const cases = find(readable, path).flatMap(({ when, is }) => {
    const settled = heldBy(is, name);
    return settled === undefined ? [] : [{ when, is: settled }];
  });
  const [only] = cases;
  if (only === undefined) return undefined;
  return cases.length === 1 ? only.is : { kind: 'depends', cases };
}

/** The same of one value. */
export function heldBy(found: Found, name: string | undefined): Settled<Held> | undefined {
  const { at, trail } = found;
  if (found.kind === 'absent') return { kind: 'default', value: nothing, at, trail };
  const held = (value: Held): Settled<Held> => ({ kind: 'set', value, at, trail });
  const text = textIn(found);
  if (text !== undefined && isReference(text)) return held({ is: 'reference' });
  const shape = text === undefined ? undefined : shapeIn(text);
  const written = (how: string): Settled<Held> =>
    held({ is: 'credential', how, isWritten: true, secret: credentialIn(text ?? '', name ?? '') });
  if (shape?.secret !== undefined) return written(`holds ${shape.noun}`);
  const isOpen = found.value.sensitive !== true && !isSecretOfResource(found.value);
  if (shape === undefined && text !== undefined && isOpen && isMade(text)) return held(nothing);
  const how = name !== undefined && namesPublic(name) && !isHandedOut(text ?? '') ? undefined : revealedBy(found);
  if (how !== undefined && found.kind === 'present') return written(how);
  if (how !== undefined) return held({ is: 'credential', how, isWritten: false });
  if (found.value.sensitive === true) return held(nothing);
  const isNamed = name !== undefined && namesSecret(name);
  if (found.kind === 'present') {
    const isSecret = isNamed && text !== undefined && canBeSecret(text, name);
    return isSecret ? written('holds what its name says is a secret') : held(nothing);
  }
  if (shape === undefined && text !== undefined && !isGiven(text)) return held(nothing);
  return isNamed || shape !== undefined ? { kind: 'unknown', because: found.value.because, at, trail } : undefined;
}

/** A known text, or one with unknown parts between ⟨ and ⟩; a secret is looked at here and goes nowhere. */
function textIn(found: Found): string | undefined {
  if (found.kind === 'unknown') return symbolOf(found.value);
  if (found.kind === 'absent' || found.value.kind !== 'scalar') return undefined;
  return typeof found.value.value === 'string' ? found.value.value : undefined;
}

/** A property of a resource, which Azure tells every reader. */
const isMade = (text: string): boolean => /^⟨(?:reference\()?\/.*\/providers\//s.test(text);

/** Whether any part of a text is given from outside, or by a module that is not in the files. */
const isGiven = (text: string): boolean =>
  /⟨(?:parameter|variable) |\.outputs\b|⟨module\.|\b(?:read[A-Za-z]+|externalInput)\(/i.test(text);
