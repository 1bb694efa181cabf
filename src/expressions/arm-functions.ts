import { arrays } from './functions/arrays.js';
import { atDeployment, deploymentFunctions, isListFunction, listFunction } from './functions/at-deployment.js';
import { cidr } from './functions/cidr.js';
import { dates } from './functions/dates.js';
import { encoding } from './functions/encoding.js';
import { environment } from './functions/environment.js';
import { format } from './functions/format.js';
import { ids } from './functions/ids.js';
import { lambdas } from './functions/lambdas.js';
import { armOnly, lowered } from './functions/lowered.js';
import { numbers } from './functions/numbers.js';
import { objects } from './functions/objects.js';
import { scopes } from './functions/scopes.js';
import { sets } from './functions/sets.js';
import { strings } from './functions/strings.js';
import { uris } from './functions/uris.js';
import type { BuiltIn, FunctionTable } from './scope.js';

/** What only Bicep has, or only its parameter files. */
const notInTemplates: ReadonlySet<string> = new Set([
  'externalInput',
  'readCliArg',
  'readEnvVar',
  'readEnvironmentVariable',
]);

/** By name in lower case; each says its name as Azure spells it, so that equal calls have equal terms. */
const functions = new Map<string, BuiltIn>();

for (const [name, builtIn] of Object.entries({
  environment,
  format,
  extensions: atDeployment({ type: 'object' }),
  references: atDeployment({ type: 'array' }),
  resourceInfo: atDeployment(),
  externalInputs: atDeployment({ because: 'is read when the deployment starts' }),
  parametersLink: atDeployment({ type: 'object', because: 'is read from another file at deployment' }),
  ...armOnly,
  ...arrays,
  ...cidr,
  ...dates,
  ...deploymentFunctions,
  ...encoding,
  ...ids,
  ...lambdas,
  ...lowered,
  ...numbers,
  ...objects,
  ...scopes,
  ...sets,
  ...strings,
  ...uris,
})) {
  if (notInTemplates.has(name)) continue;
  functions.set(name.toLowerCase(), (args, site) => builtIn(args, site.name === name ? site : { ...site, name }));
}

/**
 * The functions of template expressions, whose names have no case.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions
 */
export const armFunctions: FunctionTable = {
  find(name) {
    const folded = name.toLowerCase();
    return functions.get(folded) ?? (isListFunction(folded) ? listFunction : undefined);
  },
  namespaces: new Set(),
};
