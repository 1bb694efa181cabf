import type { Span } from '../../../model/source.js';
import type { Value } from '../../../model/value.js';
import type { BlockHandle, Config } from './config.js';
import type { MapContext, Part, Shape } from './parts.js';

/**
 * The argument of a block that a property of what is sent comes from, `purge_protection_enabled` for
 * `properties.enablePurgeProtection`: what the table makes of a block in which every argument is worth its own name.
 */
export function argumentName(path: string, body: Shape, at: Span, context: MapContext): string | undefined {
  let part: Part | Shape | undefined = body;
  const names = path.split('.');
  while (typeof part === 'object' && names.length > 0) part = part[names.shift() ?? ''];
  if (typeof part !== 'function') return undefined;
  const asked: string[] = [];
  const made = inside(part(namesOnly(at, asked), context), names);
  if (made === undefined) return undefined;
  const step = made.trail.find(({ kind }) => kind === 'argument');
  return step?.name ?? (names.length === 0 ? asked[0] : undefined);
}

/** Notes what it is asked for. */
const namesOnly = (at: Span, asked: string[]): Config => ({
  at,
  get: (name) => {
    asked.push(name);
    return argument(name, at);
  },
});

/** An argument, or the block of that name. */
const argument = (name: string, at: Span): BlockHandle => ({
  kind: 'handle',
  at,
  trail: [{ kind: 'argument', name, at }],
  name: `argument \`${name}\``,
  member: (property) => argument(property, at),
  config: namesOnly(at, []),
});

const inside = (value: Value | undefined, names: readonly string[]): Value | undefined =>
  names.reduce<Value | undefined>(
    (found, name) => (found?.kind === 'object' ? found.entries.get(name) : undefined),
    value,
  );
