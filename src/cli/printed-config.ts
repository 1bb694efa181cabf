import type { Config } from '../config/config.js';
import type { ExitSettings } from '../engine/exit.js';
import type { SelectedRule } from '../rules/selected-rule.js';
import type { ScanOptions } from './settings.js';

/** What a run would go by, as JSON: the defaults, the configuration and the command line together. */
export function printedConfig(
  config: Config,
  rules: readonly SelectedRule[],
  options: ScanOptions,
  { failOn, maxUnknown }: ExitSettings,
): string {
  const effective = {
    file: config.source?.path ?? null,
    preset: options.preset ?? config.preset ?? 'recommended',
    failOn,
    maxUnknown: maxUnknown ?? null,
    baseline: options.baseline ?? config.baseline ?? null,
    moduleCache: options.moduleCache && config.moduleCache !== false,
    environments: Object.fromEntries(
      config.environments.map(({ environment }) => [environment.name, { production: environment.production }]),
    ),
    suppressions: config.suppressions.map(({ rules: named, reason, until }) => ({
      rule: named.map(({ name }) => name).join(','),
      reason,
      ...(until !== undefined && { until }),
    })),
    rules: Object.fromEntries(
      rules.map(({ id, severity, options: values }) => [
        id,
        Object.keys(values).length === 0 ? severity : { severity, options: values },
      ]),
    ),
  };
  return `${JSON.stringify(effective, null, 2)}\n`;
}
