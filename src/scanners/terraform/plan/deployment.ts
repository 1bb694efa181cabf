import { posix } from 'node:path';
import type { Deployment, Environment } from '../../../model/resource.js';
import { Kind } from '../../json/tape.js';
import { environmentAt, fromParameter, tellsEnvironment } from '../../templates/deployment/environment.js';
import type { EnvironmentNames } from '../../templates/deployment/environment-names.js';
import type { Environments } from '../../templates/input.js';
import { mainOf } from '../deployment/roots.js';
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
  const byValues = (): Found | undefined => byVariable(planned, names) ?? byTag(planned, names);
  const place = { path: `${folder}/main.tf`, valueFile: path, byValues };
  return environmentAt(place, known, names);
}

type Found = Pick<Environment, 'name' | 'from'>;

/** Of the resources of the root that are not repeated. */
function byTag({ resources }: PlanOf, names: EnvironmentNames): Found | undefined {
  for (const { mode, module, index, name, after } of resources) {
    if (mode !== 'managed' || module !== '' || index !== undefined || after.sensitive?.get('tags')?.kind === Kind.true)
      continue;
    for (const { key, value } of after.known?.get('tags')?.properties() ?? []) {
      if (!tellsEnvironment(key.text) || !value.isText) continue;
      const environment = names.named(value.text);
      if (environment !== undefined) return { name: environment, from: `from the tag \`${key.text}\` of \`${name}\`` };
    }
  }
  return undefined;
}

function byVariable({ document, modules }: PlanOf, names: EnvironmentNames): Found | undefined {
  const declared = modules.root.configured?.node.get('variables');
  for (const { key, value } of document.root.get('variables')?.properties() ?? []) {
    if (!tellsEnvironment(key.text) || declared?.get(key.text)?.get('sensitive')?.kind === Kind.true) continue;
    const given = value.get('value');
    const name = given?.isText === true ? names.named(given.text) : undefined;
    if (name !== undefined) return { name, from: fromParameter(key.text) };
  }
  return undefined;
}
