import type { Config } from '../config/config.js';
import { selectRules } from '../config/select-rules.js';
import type { ExitSettings } from '../engine/exit.js';
import { run, type RunInput, type RunResult } from '../engine/run.js';
import { rules as registry } from '../rules/index.js';
import type { SelectedRule } from '../rules/selected-rule.js';
import { knownFindings, withNewBaseline } from './known-findings.js';
import { checkOutputs, expectReporters, writeOutputs } from './outputs.js';
import { printedConfig } from './printed-config.js';
import { readEstate } from './read-estate.js';
import { idsOf, type ScanOptions } from './settings.js';
import { unjudged } from './unjudged.js';
import { version } from './version.js';
import { openWorkspace, type Workspace } from './workspace.js';
import type { World } from './world.js';

/** `vaultlint scan`: reads, judges, reports. Gives the exit code. */
export async function scan(paths: readonly string[], options: ScanOptions, world: World): Promise<number> {
  checkOutputs(options.format);
  const workspace = await openWorkspace(paths, options.config, world);
  const { config, mistakes } = workspace;
  const exit = exitSettings(options, config);
  if (mistakes.length > 0) {
    const report = unjudged(mistakes, exit, version);
    await writeOutputs(report, options.format, options, world);
    return report.exit.code;
  }
  const rules = selected(options, config);
  if (options.printConfig) {
    world.stdout.write(printedConfig(config, rules, options, exit));
    return 0;
  }
  expectReporters(options.format);
  const result = await judged(workspace, rules, exit, options, world);
  await writeOutputs(result.report, options.format, options, world);
  if (world.env['VAULTLINT_DEBUG']) for (const { error } of result.crashes) world.stderr.write(`${stackOf(error)}\n`);
  return result.report.exit.code;
}

async function judged(
  workspace: Workspace,
  rules: readonly SelectedRule[],
  exit: ExitSettings,
  options: ScanOptions,
  world: World,
): Promise<RunResult> {
  const { config } = workspace;
  const baseline = knownFindings(options, workspace, world);
  const { diagnostics, ...read } = await readEstate(workspace, options, world);
  const input: RunInput = {
    version,
    ...read,
    rules,
    registry,
    suppressions: config.suppressions,
    inlineSuppressions: options.inlineSuppressions,
    today: world.now().toISOString().slice(0, 10),
    exit,
    diagnostics,
    ...(baseline !== undefined && { baseline }),
  };
  const result = run(input);
  return options.writeBaseline === undefined ? result : withNewBaseline(options.writeBaseline, input, result, world);
}

const exitSettings = (options: ScanOptions, config: Config): ExitSettings => {
  const maxUnknown = options.maxUnknown ?? config.maxUnknown;
  return {
    failOn: options.failOn ?? config.failOn ?? 'low',
    exitZero: options.exitZero,
    ...(maxUnknown !== undefined && { maxUnknown }),
  };
};

function selected(options: ScanOptions, config: Config): readonly SelectedRule[] {
  const only = idsOf(options.only, registry, '--only');
  const skip = idsOf(options.skip, registry, '--skip') ?? [];
  const preset = options.preset ?? config.preset ?? 'recommended';
  return selectRules(registry, { preset, settings: config.rules, skip, ...(only !== undefined && { only }) });
}

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.name) : String(error));
