import type { Expression, Property, Spread } from './tree.js';

/** The expressions that an expression is made of, one level down, in source order. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'reference':
    case 'invalid':
      return [];
    case 'template':
      return expression.parts.filter((part) => typeof part !== 'string');
    case 'list':
      return expression.items.map((item) => (item.kind === 'spread' ? item.value : item));
    case 'object':
      return expression.entries.flatMap(entryParts);
    case 'member':
      return [expression.object];
    case 'index':
      return [expression.object, expression.index];
    case 'call':
      return [...(expression.receiver === undefined ? [] : [expression.receiver]), ...expression.args];
    case 'operation':
      return expression.operands;
    case 'conditional':
      return [expression.condition, expression.then, expression.otherwise];
    case 'comprehension': {
      const { loop, filter, key, body } = expression;
      return [loop.collection, filter, key, body].filter((part) => part !== undefined);
    }
    case 'splat':
      return [expression.object, expression.each];
    case 'lambda':
      return [expression.body];
    case 'non-null':
      return [expression.value];
  }
}

const entryParts = (entry: Property | Spread): readonly Expression[] =>
  entry.kind === 'spread' ? [entry.value] : [entry.key, entry.value];
