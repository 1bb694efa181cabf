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
import { attributeOf } from '../module/declarations.js';

/**
 * The environment that a deployment is for: as configured, else by the name of its file of values, its variables, its
 * tags, or the folders it is in.
 */
export function environmentOf(
  module: Module,
  valueFile: string | undefined,
  known: Environments,
  names: EnvironmentNames,
): Environment | undefined {
  const { folder } = module.configuration;
  const byValues = (): Found | undefined => byVariable(module, names) ?? byTag(module, names);
  return environmentAt({ path: `${folder}/main.tf`, valueFile, byValues }, known, names);
}

type Found = Pick<Environment, 'name' | 'from'>;

function byVariable(module: Module, names: EnvironmentNames): Found | undefined {
  for (const variable of module.configuration.variables.values()) {
    if (!tellsEnvironment(variable.name.text)) continue;
    const name = environmentName(module.variable(variable), names);
    if (name !== undefined) return { name, from: fromParameter(variable.name.text) };
  }
  return undefined;
}

function byTag(module: Module, names: EnvironmentNames): Found | undefined {
  for (const block of module.configuration.resources.values()) {
    const isOne = block.count === undefined && block.forEach === undefined;
    if (block.mode !== 'managed' || !isOne || attributeOf(block.block, 'tags') === undefined) continue;
    const tags = module.resource(block).instances()[0]?.config.get('tags');
    if (tags?.kind !== 'object') continue;
    for (const [tag, value] of tags.entries) {
      const name = tellsEnvironment(tag) ? environmentName(value, names) : undefined;
      if (name !== undefined) return { name, from: `from the tag \`${tag}\` of \`${block.name.text}\`` };
    }
  }
  return undefined;
}
