import type { BuiltIn } from '../scope.js';
import { unknown } from '../values.js';
import { wrongCount } from './define.js';
import { Problem, pure } from './define.js';
import { plain } from './parameter.js';

/** A function that is an operator, a literal or a name in the tree, unless it is given too few or too many arguments. */
const of =
  (least: number, most = least): BuiltIn =>
  (args, site) =>
    wrongCount(site, least, most, args.length);

/** A function that gives `because` where it is given what cannot be told from the text. */
const unless =
  (because: string): BuiltIn =>
  (_, { at }) =>
    unknown(because, at);

/**
 * What template expressions have functions for and the tree has other nodes: they are only asked where they are used in a
 * way that has no meaning. https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions
 */
export const lowered: Readonly<Record<string, BuiltIn>> = {
  parameters: unless('the name of the parameter is only known at deployment'),
  variables: unless('the name of the variable is only known at deployment'),
  lambdaVariables: unless('the name of the variable of a lambda is not written as a string'),
  lambda: unless('a lambda wants the names of its variables as strings, and then an expression'),
  copyIndex: unless('`copyIndex` counts a loop that this is not in'),
  if: of(3),
  and: of(2, Infinity),
  or: of(2, Infinity),
  not: of(1),
  equals: of(2),
  less: of(2),
  lessOrEquals: of(2),
  greater: of(2),
  greaterOrEquals: of(2),
  add: of(2),
  sub: of(2),
  mul: of(2),
  div: of(2),
  mod: of(2),
  coalesce: of(1, Infinity),
  tryGet: of(2, Infinity),
  indexFromEnd: of(2),
  tryIndexFromEnd: of(2),
  true: of(0),
  false: of(0),
  null: of(0),
  createArray: of(0, Infinity),
  createObject: unless('`createObject` wants a value for every name'),
};

/** What only template expressions have. */
export const armOnly: Readonly<Record<string, BuiltIn>> = {
  float: pure({}, [plain], ([value]) => {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number)
      ? number
      : new Problem('`float` wants a number or the text of one');
  }),
};
