import type { Diagnostic } from '../model/diagnostic.js';
import type { Source } from '../model/source.js';
import { isDate, type ConfiguredSuppression } from '../model/suppression.js';
import { rulesNamed, type Rules } from '../rules/named.js';
import type { ConfiguredEnvironment } from './config.js';
import type { Document, Path } from './document.js';
import type { Loaded } from './load.js';
import { folderOf, pathMatcher, wildcards } from './patterns.js';
import { isProductionName } from './production.js';
import type { RawConfig } from './raw-config.js';
import { ruleSettings } from './rule-settings.js';
import { unknownRule } from './unknown-rule.js';

/** What a configuration of the right shape means: names are resolved, patterns made ready. */
export function decode(document: Document, source: Source, rules: Rules): Loaded {
  const raw = document.value as RawConfig;
  const folder = folderOf(source.path);
  const settings = ruleSettings(raw.rules ?? {}, document, rules);
  const diagnostics = [...settings.diagnostics, ...suppressionProblems(raw, document, rules)];
  const { preset, failOn, maxUnknown, baseline, moduleCache } = raw;
  return {
    config: {
      source,
      rules: settings.settings,
      environments: environmentsOf(raw, source, folder),
      ignores: raw.ignore === undefined ? () => false : pathMatcher(raw.ignore, folder),
      suppressions: suppressionsOf(raw, document, rules, folder),
      ...(preset !== undefined && { preset }),
      ...(failOn !== undefined && { failOn }),
      ...(maxUnknown !== undefined && { maxUnknown }),
      ...(baseline !== undefined && { baseline }),
      ...(moduleCache !== undefined && { moduleCache }),
    },
    diagnostics,
  };
}

const environmentsOf = ({ environments = {} }: RawConfig, source: Source, folder: string): ConfiguredEnvironment[] =>
  Object.entries(environments).map(([name, { production, paths }]) => ({
    environment: { name, production: production ?? isProductionName(name), from: `from ${source.path}` },
    matches: paths === undefined ? () => false : pathMatcher(paths, folder),
  }));

const suppressionsOf = (
  { suppressions = [] }: RawConfig,
  document: Document,
  rules: Rules,
  folder: string,
): ConfiguredSuppression[] =>
  suppressions.map(({ rule, paths, resources, reason, until }, index) => {
    const at = document.valueAt(['suppressions', index, 'rule']);
    return {
      rules: [{ name: rule, ids: rulesNamed(rule, rules), at }],
      reason,
      at,
      coversPath: paths === undefined ? () => true : pathMatcher(paths, folder),
      coversResource: resources === undefined ? () => true : wildcards(resources),
      ...(until !== undefined && { until }),
    };
  });

function suppressionProblems({ suppressions = [] }: RawConfig, document: Document, rules: Rules): Diagnostic[] {
  return suppressions.flatMap(({ rule, until }, index) => {
    const path: Path = ['suppressions', index];
    const wrongDate = until !== undefined && !isDate(until);
    return [
      ...(rulesNamed(rule, rules).length === 0 ? [unknownRule(rule, document.valueAt([...path, 'rule']), rules)] : []),
      ...(wrongDate ? [noSuchDay(document, [...path, 'until'])] : []),
    ];
  });
}

const noSuchDay = (document: Document, path: Path): Diagnostic => ({
  id: 'config/invalid-value',
  level: 'error',
  title: 'The calendar has no such day',
  label: 'expected YYYY-MM-DD',
  at: document.valueAt(path),
});
