import { posix } from 'node:path';
import { relocated, scalar } from '../../../expressions/values.js';
import type { Deployment, Environment } from '../../../model/resource.js';
import { environmentOf } from './environment.js';
import type { Environments } from '../input.js';
import { ParameterValues } from '../parameters/parameter-file.js';
import type { Arguments } from '../parameters/parameter-value.js';
import type { Plan } from './plan.js';
import { always } from '../template/presence.js';
import { Run } from './run.js';
import { Template } from '../template/template.js';
import type { World } from '../program/world.js';

/** The deployment that a plan describes. */
export function deploymentOf(plan: Plan, world: World, environments: Environments): Deployment {
  const { program, parameters, fixed } = plan;
  const file = parameters?.programs[0].path;
  const name = nameOf(plan);
  const plain: Deployment = { name, template: program.path, ...(file !== undefined && { parameters: file }) };
  const environment =
    fixed === undefined
      ? environmentOf(rootOf(plan, new Run(world, plan, plain, 0)), file, environments)
      : allowed(String(fixed.value.value), fixed.param.name.text, world, environments);
  return environment === undefined ? plain : { ...plain, environment };
}

function allowed(value: string, param: string, world: World, environments: Environments): Environment {
  const name = world.environmentNames.named(value) ?? value;
  return {
    name,
    production: environments.isProduction(name),
    from: `from the allowed values of parameter \`${param}\``,
  };
}

function nameOf({ program, parameters, fixed, uncalled }: Plan): string {
  if (uncalled === true) return `${program.path} (not deployed by its callers)`;
  if (fixed !== undefined) return `${program.path} (${fixed.param.name.text}=${String(fixed.value.value)})`;
  if (parameters === undefined) return program.path;
  return `${program.path} (${posix.relative(posix.dirname(program.path), parameters.programs[0].path)})`;
}

/** The root template of a deployment, ready to be asked. */
export function rootOf(plan: Plan, run: Run): Template {
  const { program } = plan;
  const target = { scope: program.targetScope } as const;
  const given = givenBy(plan, run);
  return new Template(program, { run, address: '', target, presence: always, given, callers: [] });
}

function givenBy({ program, parameters, fixed }: Plan, run: Run): Arguments {
  if (parameters !== undefined) {
    return new ParameterValues(
      parameters,
      run.evaluation({ scope: program.targetScope }, parameters.programs[0]),
      run.world,
    );
  }
  const get = (name: string) => {
    if (fixed?.param.name.text !== name) return undefined;
    const { value, source, start, end } = fixed.value;
    return relocated(scalar(value, { source, start, end }), { source, start, end });
  };
  return { kind: 'assignment', get };
}
