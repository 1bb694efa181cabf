import { arrays } from './functions/arrays.js';
import { deploymentFunctions, isListFunction, listFunction } from './functions/at-deployment.js';
import { cidr } from './functions/cidr.js';
import { dates } from './functions/dates.js';
import { encoding } from './functions/encoding.js';
import { environment } from './functions/environment.js';
import { files } from './functions/files.js';
import { format } from './functions/format.js';
import { ids } from './functions/ids.js';
import { lambdas } from './functions/lambdas.js';
import { numbers } from './functions/numbers.js';
import { objects } from './functions/objects.js';
import { scopes } from './functions/scopes.js';
import { sets } from './functions/sets.js';
import { strings } from './functions/strings.js';
import { uris } from './functions/uris.js';
import { wrongCount } from './functions/define.js';
import type { BuiltIn, FunctionTable } from './scope.js';

/** `any(x)` is `x`, whatever its type. */
const any: BuiltIn = ([value], site) =>
  value === undefined || value.kind === 'closure' ? wrongCount(site, 1, 1, value === undefined ? 0 : 1) : value;

/** `nameof(x)` does not evaluate its argument, so the evaluator answers it; it is here to be found. */
const nameof: BuiltIn = (args, site) => wrongCount(site, 1, 1, args.length);

const functions = new Map<string, BuiltIn>(
  Object.entries({
    any,
    environment,
    format,
    nameof,
    ...arrays,
    ...cidr,
    ...dates,
    ...deploymentFunctions,
    ...encoding,
    ...files,
    ...ids,
    ...lambdas,
    ...numbers,
    ...objects,
    ...scopes,
    ...sets,
    ...strings,
    ...uris,
  }),
);

/** The functions of Bicep's name spaces `sys` and `az`. */
export const bicepFunctions: FunctionTable = {
  find: (name) => functions.get(name) ?? (isListFunction(name) ? listFunction : undefined),
  namespaces: new Set(['sys', 'az']),
};
