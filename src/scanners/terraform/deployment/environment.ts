import {
  environmentAt,
  environmentName,
  tellsEnvironment,
  fromParameter,
} from '../../templates/deployment/environment.js';
import type { EnvironmentNames } from '../../templates/deployment/environment-names.js';
import type { Environments } from '../../templates/input.js';
import type { Environment } from '../../../model/resource.js';
import type { Module } from '../evaluate/module.js';

/**
 * The environment that a deployment is for: as configured, else by the name of its file of values, its variables, or the
 * folders it is in.
 */
export function environmentOf(
  module: Module,
  valueFile: string | undefined,
  known: Environments,
  names: EnvironmentNames,
): Environment | undefined {
  const { folder } = module.configuration;
  const byVariable = (): Pick<Environment, 'name' | 'from'> | undefined => {
    for (const variable of module.configuration.variables.values()) {
      if (!tellsEnvironment(variable.name.text)) continue;
      const name = environmentName(module.variable(variable), names);
      if (name !== undefined) return { name, from: fromParameter(variable.name.text) };
    }
    return undefined;
  };
  return environmentAt({ path: `${folder}/main.tf`, valueFile, byValues: byVariable }, known, names);
}
