import { dirname, relative, resolve } from 'node:path';
import type { Config } from '../config/config.js';
import type { KnownFindings } from '../engine/accept-known.js';
import { baselineOf, updated } from '../engine/baseline.js';
import { parseBaseline, printBaseline } from '../engine/baseline-file.js';
import { run, type RunInput, type RunResult } from '../engine/run.js';
import { writeFile } from './outputs.js';
import { onDisk } from './places.js';
import { Refusal } from './refusal.js';
import type { ScanOptions } from './settings.js';
import type { Workspace } from './workspace.js';
import { reasonOf, type World } from './world.js';

/** Writes what was found as known, and judges again by that: the report shows it as accepted. */
export function withNewBaseline(file: string, input: RunInput, { report }: RunResult, world: World): RunResult {
  const { baseline, scope, rules } = input;
  const found = baselineOf(report.findings);
  const ids = new Set(rules.map(({ id }) => id));
  const whole = updated(
    baseline?.baseline ?? { entries: [] },
    found,
    (entry) => scope.isNamed(entry.file) && ids.has(entry.rule),
  );
  writeFile(resolve(world.cwd, file), printBaseline(whole), file, world);
  return run({ ...input, baseline: { baseline: whole, file } });
}

/** The baseline that counts. One that is only to be written need not exist yet. */
export function knownFindings(
  options: ScanOptions,
  { config, root }: Workspace,
  { cwd, files }: World,
): KnownFindings | undefined {
  const configured = config.baseline === undefined ? undefined : onDisk(root, besideConfig(config, config.baseline));
  const named = options.baseline ?? options.writeBaseline;
  const path = named === undefined ? configured : resolve(cwd, named);
  if (path === undefined) return undefined;
  const file = relative(cwd, path).replaceAll('\\', '/');
  if (options.baseline === undefined && options.writeBaseline !== undefined && files.kind(path) === undefined)
    return undefined;
  const by = named === undefined && config.source !== undefined ? ` that \`${config.source.path}\` names` : '';
  const baseline = parseBaseline(textOf(path, file, by, files));
  if ('problem' in baseline) throw new Refusal(`\`${file}\`${by} is not a baseline: ${baseline.problem}`);
  return { baseline, file };
}

const besideConfig = ({ source }: Config, path: string): string =>
  source === undefined ? path : `${dirname(source.path)}/${path}`;

function textOf(path: string, file: string, by: string, files: World['files']): string {
  try {
    return new TextDecoder().decode(files.read(path));
  } catch (error) {
    throw new Refusal(`cannot read the baseline \`${file}\`${by}: ${reasonOf(error)}`);
  }
}
