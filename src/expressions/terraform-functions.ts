import { firstError } from './errors.js';
import { attempts } from './functions/terraform/attempts.js';
import { conversions } from './functions/terraform/conversions.js';
import { dates } from './functions/terraform/dates.js';
import { encoding } from './functions/terraform/encoding.js';
import { files } from './functions/terraform/files.js';
import { formats } from './functions/terraform/format.js';
import { hashing } from './functions/terraform/hashes.js';
import { lists } from './functions/terraform/lists.js';
import { maps } from './functions/terraform/maps.js';
import { network } from './functions/terraform/network.js';
import { numbers } from './functions/terraform/numbers.js';
import { patterns } from './functions/terraform/patterns.js';
import { sets } from './functions/terraform/sets.js';
import { strings } from './functions/terraform/strings.js';
import { atDeployment } from './functions/at-deployment.js';
import { hoisted } from './hoist.js';
import type { Argument, BuiltIn, FunctionTable } from './scope.js';
import { unknown } from './values.js';

/** Functions that look at all items at once, whichever of several possibilities each of them is. */
const whole: ReadonlySet<string> = new Set([
  'alltrue',
  'anytrue',
  'compact',
  'distinct',
  'setintersection',
  'setproduct',
  'setsubtract',
  'setunion',
  'sort',
  'sum',
  'toset',
  'transpose',
]);

/** What fails in an argument fails the call, whatever the function makes of it. */
function strict(name: string, builtIn: BuiltIn): BuiltIn {
  return (args, site) => {
    for (const arg of args) {
      const error = arg.kind === 'closure' ? undefined : firstError(arg);
      if (error === undefined) continue;
      return unknown(error.because, site.at, { trail: error.trail, sensitive: error.sensitive, error: true });
    }
    const given = whole.has(name) ? args.map((arg) => inCases(arg, site.evaluation.budget)) : args;
    return builtIn(given, site.name === name ? site : { ...site, name });
  };
}

const inCases = (arg: Argument, budget: Parameters<typeof hoisted>[1]): Argument =>
  arg.kind === 'closure' ? arg : hoisted(arg, budget);

const functions = new Map<string, BuiltIn>(Object.entries(attempts));

for (const [name, builtIn] of Object.entries({
  ...conversions,
  ...dates,
  ...encoding,
  ...files,
  ...formats,
  ...hashing,
  ...lists,
  ...maps,
  ...network,
  ...numbers,
  ...patterns,
  ...sets,
  ...strings,
})) {
  functions.set(name, strict(name, builtIn));
}

const ofProvider: BuiltIn = atDeployment({ because: 'is a function of a provider, which only a run asks' });

/**
 * The functions of Terraform, and those that only OpenTofu has; a `core::` before a name says that it is one of them.
 * https://developer.hashicorp.com/terraform/language/functions, https://opentofu.org/docs/language/functions
 */
export const terraformFunctions: FunctionTable = {
  find: (name) => (name.startsWith('provider::') ? ofProvider : functions.get(name.replace(/^core::/, ''))),
  namespaces: new Set(),
};
