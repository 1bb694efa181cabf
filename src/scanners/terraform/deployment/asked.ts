import { partsOf } from '../../../expressions/parts.js';
import type { Call, Comprehension, Expression, ObjectExpression } from '../../../expressions/tree.js';
import type { Path } from '../evaluate/opened.js';

/** An expression, and what of its value somebody asks for. */
export interface Asked {
  readonly expression: Expression;
  readonly path: Path;
}

/** A name of a namespace with what is asked of it: `var.settings.enabled`, `local.vaults["main"]`. */
export function nameIn({ expression, path }: Asked): { readonly namespace: string; readonly path: Path } | undefined {
  if (expression.kind === 'reference') return { namespace: expression.name, path };
  const whole = wholeOf({ expression, path });
  return whole && nameIn(whole);
}

/** What tells the value that is asked for, one level down. */
export function within(asked: Asked): readonly Asked[] {
  const { expression, path } = asked;
  const whole = wholeOf(asked);
  if (whole !== undefined) return [whole];
  switch (expression.kind) {
    case 'object':
      return entriesFor(expression, path) ?? partsOf(expression).map(all);
    case 'conditional':
      return [
        all(expression.condition),
        { expression: expression.then, path },
        { expression: expression.otherwise, path },
      ];
    case 'call':
      return argumentsFor(expression, path);
    case 'comprehension':
      return roundsOf(expression).map(all);
    default:
      return partsOf(expression).map(all);
  }
}

const all = (expression: Expression): Asked => ({ expression, path: [] });

/** Of `settings.enabled`, what is asked of `settings`. */
function wholeOf({ expression, path }: Asked): Asked | undefined {
  if (expression.kind === 'member') return { expression: expression.object, path: [expression.name.text, ...path] };
  if (expression.kind !== 'index' || !isName(expression.index)) return undefined;
  return { expression: expression.object, path: [expression.index.value, ...path] };
}

const isName = (index: Expression): index is Expression & { readonly kind: 'literal'; readonly value: string } =>
  index.kind === 'literal' && typeof index.value === 'string';

/** The entry that is asked for; undefined if any could be it. */
function entriesFor({ entries }: ObjectExpression, [name, ...path]: Path): readonly Asked[] | undefined {
  if (name === undefined) return undefined;
  const found: Asked[] = [];
  for (const entry of entries) {
    if (entry.kind === 'spread' || entry.key.kind !== 'literal') return undefined;
    if (String(entry.key.value) === name) found.push({ expression: entry.value, path });
  }
  return found;
}

function argumentsFor({ name, args }: Call, path: Path): readonly Asked[] {
  const [first, second, ...others] = args;
  if (name.text === 'lookup' && first !== undefined && second !== undefined && isName(second)) {
    return [
      { expression: first, path: [second.value, ...path] },
      ...others.map((each) => ({ expression: each, path })),
    ];
  }
  return args.map((each) => ({ expression: each, path: oneOfThem.has(name.text) ? path : [] }));
}

/** What these functions give is one of their arguments, or has what their arguments have. */
const oneOfThem: ReadonlySet<string> = new Set(['try', 'coalesce', 'merge', 'sensitive', 'nonsensitive']);

/** What decides of how many rounds a loop consists, and those of the loops in it: not what it makes of each. */
function roundsOf({ loop, filter, body, yields }: Comprehension): readonly Expression[] {
  const inner = yields === undefined && body.kind !== 'object' ? body : undefined;
  return [loop.collection, filter, inner].filter((each) => each !== undefined);
}
