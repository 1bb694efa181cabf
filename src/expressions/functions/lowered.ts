import type { BuiltIn } from '../scope.js';
import { unknown } from '../values.js';
import { pure, wrongCount } from './define.js';
import { plain } from './parameter.js';
import { Problem } from './problem.js';

/** A function that is an operator, a literal or a name in the tree, unless it is given too few or too many arguments. */
const takes =
  (least: number, most = least): BuiltIn =>
  (args, site) =>
    wrongCount(site, least, most, args.length);

/** A function that, used in any other way than those that have a meaning, has this to say. */
const otherwise =
  (because: string): BuiltIn =>
  (_, { at }) =>
    unknown(because, at);

/**
 * What template expressions have functions for and the tree has other nodes: they are only asked where they are used in a
 * way that has no meaning. https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions
 */
export const lowered: Readonly<Record<string, BuiltIn>> = {
  parameters: otherwise('the name of the parameter is only known at deployment'),
  variables: otherwise('the name of the variable is only known at deployment'),
  lambdaVariables: otherwise('the name of the variable of a lambda is not written as a string'),
  lambda: otherwise('a lambda wants the names of its variables as strings, and then an expression'),
  copyIndex: otherwise('`copyIndex` counts a loop that this is not in'),
  if: takes(3),
  and: takes(2, Infinity),
  or: takes(2, Infinity),
  not: takes(1),
  equals: takes(2),
  less: takes(2),
  lessOrEquals: takes(2),
  greater: takes(2),
  greaterOrEquals: takes(2),
  add: takes(2),
  sub: takes(2),
  mul: takes(2),
  div: takes(2),
  mod: takes(2),
  coalesce: takes(1, Infinity),
  tryGet: takes(2, Infinity),
  indexFromEnd: takes(2),
  tryIndexFromEnd: takes(2),
  true: takes(0),
  false: takes(0),
  null: takes(0),
  createArray: takes(0, Infinity),
  createObject: otherwise('`createObject` wants a value for every name'),
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
