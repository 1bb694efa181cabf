import type { Assumption, Case, Value, ValueType } from '../../model/value.js';
import { addCases, dependsOf } from '../distribute.js';
import type { Argument, BuiltIn, CallSite } from '../scope.js';
import { callSymbol, operationSymbol } from '../symbol.js';
import { describe, isSensitive, relocated, scalar, trailOf, unknown } from '../values.js';
import { wrongCount } from './define.js';

export interface Given {
  readonly type?: ValueType;
  /** Gives what must not be printed. */
  readonly secret?: true;
  /** Differs from use to use, so two uses are not equal. */
  readonly fresh?: true;
  /** Why it is not known, after the function's name: "is only known at deployment". */
  readonly because?: string;
}

/** A function whose result only a deployment can tell. */
export function atDeployment(given: Given = {}): BuiltIn {
  const { type, secret = false, fresh = false, because = 'is only known at deployment' } = given;
  return (args, site) => {
    const values = args.filter((arg): arg is Value => arg.kind !== 'closure');
    return unknown(`\`${site.name}()\` ${because}`, site.at, {
      type,
      symbol: fresh || values.length < args.length ? undefined : callSymbol(site.name, values),
      trail: trailOf(values),
      sensitive: secret || values.some((value) => isSensitive(value)),
    });
  };
}

/** `fail('…')` stops the deployment, with the author's reason. */
export function fail(args: readonly Argument[], { at }: CallSite): Value {
  const [message] = args;
  if (message === undefined || message.kind === 'closure') return unknown('the template stops here with `fail`', at);
  const said = message.kind === 'scalar' && message.sensitive !== true ? String(message.value) : describe(message);
  return unknown(`the template stops here with \`fail\`: ${said}`, at, { trail: message.trail });
}

/** `readEnvironmentVariable('NAME', 'default')`: the default where there is no such variable. */
function environmentVariable(args: readonly Argument[], site: CallSite): Value {
  const [name, otherwise, ...others] = args;
  if (name === undefined || others.length > 0) return wrongCount(site, 1, 2, args.length);
  const value = variableOf([name], site);
  const subject = operationSymbol('==', [value, scalar(null, site.at)]);
  if (otherwise?.kind !== 'scalar' || subject === undefined) return value;
  const when = (is: boolean): readonly Assumption[] => [{ subject, is, at: site.at }];
  const cases: Case[] = [];
  addCases(cases, when(true), relocated(otherwise, site.at));
  addCases(cases, when(false), value);
  return dependsOf(cases, site.at, value.trail, site.evaluation.budget);
}

/** What is given from outside when parameters are read, not by the template. */
const outside = 'is read when the deployment starts';

const variableOf = atDeployment({ type: 'string', because: outside });

/** https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-resource */
export const deploymentFunctions: Readonly<Record<string, BuiltIn>> = {
  reference: atDeployment(),
  providers: atDeployment({ type: 'object' }),
  roleDefinitions: atDeployment({ type: 'object' }),
  pickZones: atDeployment({ type: 'array' }),
  toLogicalZone: atDeployment({ type: 'string' }),
  toLogicalZones: atDeployment({ type: 'array' }),
  toPhysicalZone: atDeployment({ type: 'string' }),
  toPhysicalZones: atDeployment({ type: 'array' }),
  getSecret: atDeployment({ type: 'string', secret: true, because: 'is read from a vault at deployment' }),
  newGuid: atDeployment({ type: 'string', fresh: true, because: 'is another one at every deployment' }),
  readEnvVar: atDeployment({ type: 'string', because: outside }),
  readCliArg: atDeployment({ type: 'string', because: outside }),
  readEnvironmentVariable: environmentVariable,
  externalInput: atDeployment({ because: outside }),
  fail,
};

/** `listKeys`, `listAccountSas` and every other function of that kind: each resource type has its own. */
export const listFunction: BuiltIn = atDeployment({ secret: true });

export const isListFunction = (name: string): boolean => /^list[A-Za-z]*$/.test(name);
