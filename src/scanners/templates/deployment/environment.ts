import { posix } from 'node:path';
import type { Environment } from '../../../model/resource.js';
import type { Value } from '../../../model/value.js';
import type { EnvironmentNames } from './environment-names.js';
import type { Environments } from '../input.js';
import type { Template } from '../template/template.js';

/** Parameters and tags that say which environment a deployment is for. */
const telling = /^(?:deployment|target)?_?(?:env|environment|stage)_?(?:name|type|tag|code|short|id|abbreviation)?$/i;

/** Whether a parameter or a tag is called like an environment. */
export const tellsEnvironment = (name: string): boolean => telling.test(name);

/** How we know of an environment that is the value of a parameter of the root template. */
export const fromParameter = (name: string): string => `from parameter \`${name}\``;

/**
 * The environment that a deployment is for: as configured, else by the name of its parameter file, its parameters, its
 * tags, or the folders it is in.
 */
export const environmentOf = (
  template: Template,
  parameterFile: string | undefined,
  known: Environments,
): Environment | undefined => {
  const names = template.context.run.world.environmentNames;
  const byValues = (): Found | undefined => byParameter(template, names) ?? byTag(template, names);
  return environmentAt({ path: template.program.path, valueFile: parameterFile, byValues }, known, names);
};

/** The same for whatever has a path, perhaps a file of values, and values. */
export function environmentAt(
  { path, valueFile, byValues }: Place,
  known: Environments,
  names: EnvironmentNames,
): Environment | undefined {
  const configured = (valueFile === undefined ? undefined : known.of(valueFile)) ?? known.of(path);
  if (configured !== undefined) return configured;
  const found = byFile(valueFile, names) ?? byValues() ?? byFolder(valueFile, names) ?? byFolder(path, names);
  if (found === undefined) return known.otherwise;
  return { name: found.name, production: known.isProduction(found.name), from: found.from };
}

interface Place {
  readonly path: string;
  readonly valueFile: string | undefined;
  readonly byValues: () => Found | undefined;
}

type Found = Pick<Environment, 'name' | 'from'>;

function byFile(path: string | undefined, names: EnvironmentNames): Found | undefined {
  if (path === undefined) return undefined;
  const file = posix.basename(path);
  const name = names.mentionedIn(file.replace(/\.(?:bicepparam|jsonc?|tfvars)$|\.tfvars\.json$/i, ''));
  return name === undefined ? undefined : { name, from: `from the name of ${file}` };
}

function byParameter(template: Template, names: EnvironmentNames): Found | undefined {
  for (const param of template.program.params) {
    if (!tellsEnvironment(param.name.text)) continue;
    const name = environmentName(template.parameter(param), names);
    if (name !== undefined) return { name, from: fromParameter(param.name.text) };
  }
  return undefined;
}

function byTag(template: Template, names: EnvironmentNames): Found | undefined {
  for (const declaration of template.program.resources) {
    if (declaration.loop !== undefined) continue;
    const tags = template.resource(declaration).instances()[0]?.property('tags');
    if (tags?.kind !== 'object') continue;
    for (const [tag, value] of tags.entries) {
      const name = tellsEnvironment(tag) ? environmentName(value, names) : undefined;
      if (name !== undefined) return { name, from: `from the tag \`${tag}\` of \`${declaration.name.text}\`` };
    }
  }
  return undefined;
}

export function environmentName(value: Value, names: EnvironmentNames): string | undefined {
  if (value.kind !== 'scalar' || typeof value.value !== 'string' || value.sensitive === true) return undefined;
  return names.named(value.value);
}

/** Folders that hold one folder for every environment. */
const holders = /^(?:env|envs|environments?|stages?|deployments?|param|params|parameters|config)$/i;

/** Names that folders have for other reasons too: they count only in a folder of environments. */
const ambiguous = /^(?:test|testing|tst|integration|demo|sandbox|sbx|perf|stage|live|acceptance|sit|qa)$/i;

/** `environments/prod/main.bicep`. */
function byFolder(path: string | undefined, names: EnvironmentNames): Found | undefined {
  const folders = path === undefined ? [] : posix.dirname(path).split('/');
  for (const [index, folder] of [...folders.entries()].reverse()) {
    const among = holders.test(folders[index - 1] ?? '');
    const name = names.named(folder);
    if (name === undefined || (!among && ambiguous.test(folder))) continue;
    return { name, from: `from the folder ${folders.slice(0, index + 1).join('/')}` };
  }
  return undefined;
}
