import { relative } from 'node:path';
import type { Estate } from '../estate/estate.js';
import { buildEstate } from '../estate/build.js';
import type { Scope } from '../engine/scope.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Scan } from '../model/scan.js';
import type { TemplateInput } from '../scanners/templates/input.js';
import { startScan } from '../scanners/scan.js';
import { contextOf } from './context.js';
import { WantedDeployments } from './deployments.js';
import { environmentsOf } from './environments.js';
import { moduleCache } from './module-cache.js';
import { namedFiles, resolved } from './named-files.js';
import { inReports, onDisk } from './places.js';
import { progressOn } from './progress.js';
import { Refusal } from './refusal.js';
import { terraformScanner } from './terraform-scanner.js';
import type { Workspace } from './workspace.js';
import { reasonOf, type Files, type World } from './world.js';

export interface Wish {
  readonly environment?: string;
  readonly params: readonly string[];
  readonly allowEmpty: boolean;
  /** Also what no rule could be about. */
  readonly everything?: true;
  /** Whether modules may be read from the cache of Bicep. */
  readonly moduleCache: boolean;
}

export interface Read {
  readonly scan: Scan;
  readonly estate: Estate;
  readonly scope: Scope;
  /** Folders that could not be looked into. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads what was named, with the files around it that decide how it is to be judged. */
export async function readEstate(workspace: Workspace, wish: Wish, world: World): Promise<Read> {
  const { root, paths, search, config } = workspace;
  const { files } = world;
  const parameterFiles = parameterFilesOf(wish.params, world);
  const named = namedFiles(paths, wish.allowEmpty, search);
  const isWhole = paths.includes(root);
  const context = isWhole ? [] : contextOf(named.files, search);
  const byName = new Set(named.byName.map((path) => inReports(root, path)));
  const wanted = new WantedDeployments(wish.environment);
  const progress = progressOn(world);
  const input: TemplateInput = {
    files: [...named.files, ...context].map((path) => inReports(root, path)),
    ...access(root, files),
    ...(wish.moduleCache && config.moduleCache !== false && { cache: moduleCache(world) }),
    environments: environmentsOf(config, wish.environment),
    parameterFiles: parameterFiles.map((path) => inReports(root, path)),
    ...(wish.everything && { everything: true }),
    wanted: (deployment) => wanted.wants(deployment),
    isNamed: (path) => byName.has(path),
    onProgress: (done, total) => progress.tell(done, total),
  };
  const started = startScan(input);
  const scan = started.finish(started.needsTerraform ? await terraformScanner() : undefined);
  progress.done();
  wanted.check(
    wish.environment,
    config.environments.map(({ environment }) => environment.name),
  );
  const scope = scopeOf(isWhole, [...named.files, ...parameterFiles], context, root);
  return { scan, estate: buildEstate(scan), scope, diagnostics: named.diagnostics };
}

/** The files of `--params`. Anything else would be read as if it were one, and deploy nothing. */
function parameterFilesOf(named: readonly string[], { cwd, files }: World): readonly string[] {
  return resolved(named, cwd, files).map((path) => {
    if (files.kind(path) === 'folder' || !/\.(?:bicepparam|jsonc?|tfvars)$/i.test(path))
      throw new Refusal(`--params takes .bicepparam, .json and .tfvars files, and \`${relative(cwd, path)}\` is none`);
    return path;
  });
}

function scopeOf(isWhole: boolean, named: readonly string[], context: readonly string[], root: string): Scope {
  const asked = new Set(named.map((path) => inReports(root, path)));
  const around = new Set(context.map((path) => inReports(root, path)));
  return {
    isWhole,
    isNamed: (path) => isWhole || asked.has(path),
    isContext: (path) => around.has(path),
  };
}

/** How the scanner gets at files: by the paths that reports have. */
const access = (root: string, files: Files): Pick<TemplateInput, 'read' | 'list' | 'beside'> => ({
  beside: (folder) => {
    try {
      const here = files.list(onDisk(root, folder)).filter(({ kind }) => kind === 'file');
      return here.map(({ name }) => inReports(root, `${onDisk(root, folder)}/${name}`)).sort();
    } catch {
      return [];
    }
  },
  read: (path) => {
    try {
      return { bytes: files.read(onDisk(root, path)) };
    } catch (error) {
      return { problem: reasonOf(error) };
    }
  },
  list: (folder) => {
    try {
      return filesBelow(onDisk(root, folder), files, maxListed)
        .map((path) => inReports(root, path))
        .sort();
    } catch (error) {
      return { problem: reasonOf(error) };
    }
  },
});

/** More files than this below a folder are not listed: no template loads so many. */
const maxListed = 10_000;

function filesBelow(folder: string, files: Files, most: number): string[] {
  const found: string[] = [];
  const waiting = [folder];
  for (let here = waiting.pop(); here !== undefined && found.length < most; here = waiting.pop()) {
    for (const { name, kind } of files.list(here)) {
      if (kind === 'folder') waiting.push(`${here}/${name}`);
      else if (kind === 'file') found.push(`${here}/${name}`);
    }
  }
  return found;
}
