import { posix } from 'node:path';
import type { Deployment, Environment } from '../../../model/resource.js';
import { Kind } from '../../json/tape.js';
import { environmentAt, fromParameter, tellsEnvironment } from '../../templates/deployment/environment.js';
import type { EnvironmentNames } from '../../templates/deployment/environment-names.js';
import type { Environments } from '../../templates/input.js';
import { mainOf } from '../scan.js';
import type { PlanOf } from './scan.js';

/** The deployment that a plan is: of a configuration, if that is here, by the values that were given to it. */
export function deploymentOf(planned: PlanOf, known: Environments, names: EnvironmentNames): Deployment {
  const { path } = planned.document;
  const root = planned.folder?.root;
  const environment = environmentOf(planned, known, names);
  const of =
    root === undefined
      ? { name: path, template: path }
      : {
          name: `${root.folder} (${posix.relative(root.folder, path)})`,
          template: mainOf(root),
          parameters: path,
        };
  return environment === undefined ? of : { ...of, environment };
}

/** As with a file of values: as configured, else by the name of the plan, the variables, or the folders it is in. */
function environmentOf(planned: PlanOf, known: Environments, names: EnvironmentNames): Environment | undefined {
  const { path } = planned.document;
  const folder = planned.folder?.root.folder ?? posix.dirname(path);
  const place = { path: `${folder}/main.tf`, valueFile: path, byValues: () => byVariable(planned, names) };
  return environmentAt(place, known, names);
}

function byVariable(
  { document, modules }: PlanOf,
  names: EnvironmentNames,
): Pick<Environment, 'name' | 'from'> | undefined {
  const declared = modules.root.configured?.node.get('variables');
  for (const { key, value } of document.root.get('variables')?.properties() ?? []) {
    if (!tellsEnvironment(key.text) || declared?.get(key.text)?.get('sensitive')?.kind === Kind.true) continue;
    const given = value.get('value');
    const name = given?.isText === true ? names.named(given.text) : undefined;
    if (name !== undefined) return { name, from: fromParameter(key.text) };
  }
  return undefined;
}
