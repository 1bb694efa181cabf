import { placeKey } from '../engine/secret-spans.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Deployment, Resource } from '../model/resource.js';
import { Secret } from '../model/secret.js';
import type { Value } from '../model/value.js';
import { placeJson, settingJson, type Masked } from './inspected-value.js';
import { inReports } from './places.js';
import { readEstate, type Read } from './read-estate.js';
import { Refusal } from './refusal.js';
import { version } from './version.js';
import { openWorkspace } from './workspace.js';
import type { World } from './world.js';

/** The version of the format. It rises when a field changes its meaning or goes away, not when one is added. */
const formatVersion = 1;

/**
 * `vaultlint inspect`: the resources that a file declares or deploys, with every value as far as it can be told. For
 * people in doubt about a verdict. Gives the exit code: 0, or 3 if something could not be read.
 */
export async function inspect(file: string, { config }: { readonly config?: string }, world: World): Promise<number> {
  const workspace = await openWorkspace([file], config, world);
  if (world.files.kind(workspace.paths[0] ?? '') === 'folder')
    throw new Refusal(`\`${file}\` is a folder: name one of its files`);
  const wish = { params: [], allowEmpty: false, everything: true, moduleCache: true } as const;
  const read = await readEstate(workspace, wish, world);
  const diagnostics = [...workspace.mistakes, ...read.diagnostics, ...read.scan.diagnostics];
  const path = inReports(workspace.root, workspace.paths[0] ?? workspace.root);
  world.stdout.write(`${JSON.stringify(inspected(path, read, diagnostics), null, 2)}\n`);
  if (workspace.mistakes.length > 0) return 2;
  return diagnostics.some(({ incomplete }) => incomplete === true) ? 3 : 0;
}

function inspected(path: string, { scan, estate }: Read, diagnostics: readonly Diagnostic[]): object {
  const secrets = new Set(estate.secrets.map(placeKey));
  const isSecret: Masked = (at) => secrets.has(placeKey(at));
  const concerned = scan.resources.filter(
    ({ at, deployment }) => at.source.path === path || deployment.template === path || deployment.parameters === path,
  );
  return {
    $schema: `https://unpkg.com/vaultlint@${version}/schemas/vaultlint-inspect.schema.json`,
    version: formatVersion,
    tool: { name: 'vaultlint', version },
    file: path,
    resources: concerned.map((resource) => resourceJson(resource, isSecret)),
    diagnostics: diagnostics.map(diagnosticJson),
    coverage: scan.coverage,
  };
}

function resourceJson(
  { type, apiVersion, name, id, address, existing, when, body, at, deployment }: Resource,
  isSecret: Masked,
): object {
  const entries = body.kind === 'object' ? [...body.entries] : [];
  const properties = body.kind === 'object' ? body.entries.get('properties') : body;
  return {
    type,
    apiVersion: apiVersion ?? null,
    name: nameText(name),
    id,
    address,
    existing,
    ...placeJson(at),
    deployment: deploymentJson(deployment),
    when: when.map(({ subject, is }) => ({ subject, is })),
    properties: properties === undefined ? {} : settingJson(properties, isSecret),
    body: Object.fromEntries(
      entries.filter(([key]) => key !== 'properties').map(([key, value]) => [key, settingJson(value, isSecret)]),
    ),
  };
}

/** The name as far as it is known; what only a deployment can tell stands between ⟨ and ⟩. */
function nameText(name: Value): string {
  if (name.kind === 'scalar')
    return name.sensitive === true ? String(new Secret(String(name.value))) : String(name.value);
  if (name.kind === 'unknown') return name.symbol ?? `⟨${name.because}⟩`;
  if (name.kind === 'depends') return [...new Set(name.cases.map(({ is }) => nameText(is)))].join(' | ');
  return `⟨${name.kind}⟩`;
}

const deploymentJson = ({ name, template, parameters, environment }: Deployment): object => ({
  name,
  template,
  parameters: parameters ?? null,
  environment: environment ?? null,
});

const diagnosticJson = ({ id, level, title, label, at, path, fix, incomplete }: Diagnostic): object => ({
  id,
  level,
  message: title,
  ...(label !== undefined && { label }),
  ...(fix !== undefined && { fix }),
  incomplete: incomplete ?? false,
  ...(at === undefined ? path !== undefined && { file: path } : placeJson(at)),
});
