import { isProductionName } from '../src/config/production.js';
import { selectRules } from '../src/config/select-rules.js';
import { run } from '../src/engine/run.js';
import { everything } from '../src/engine/scope.js';
import { buildEstate } from '../src/estate/build.js';
import type { Report } from '../src/model/finding.js';
import type { Rules } from '../src/rules/named.js';
import { scanFiles } from '../src/scanners/scan.js';
import { loadTerraform } from '../src/scanners/terraform/load.js';
import type { Fixture } from './fixture.js';

const terraform = await loadTerraform();

/** What some of the rules, such as one, say of a fixture. */
export function fixtureReport(only: readonly string[], { files }: Pick<Fixture, 'files'>, rules: Rules): Report {
  const input = {
    files: [...files.keys()].filter((path) => /\.(?:bicep(?:param)?|json|tf|tfvars|tfstate)$/.test(path)),
    read: (path: string) => {
      const text = files.get(path);
      return text === undefined ? { problem: 'it does not exist' } : { bytes: new TextEncoder().encode(text) };
    },
    list: (folder: string) => [...files.keys()].filter((path) => path.startsWith(`${folder}/`)),
    environments: { of: () => undefined, isProduction: isProductionName },
  };
  const scan = scanFiles(input, terraform);
  return run({
    version: '0.0.0',
    scan,
    estate: buildEstate(scan),
    rules: selectRules(rules, { preset: 'strict', settings: [], only, skip: [] }),
    registry: rules,
    scope: everything,
    suppressions: [],
    inlineSuppressions: true,
    today: '2026-01-01',
    exit: { failOn: 'low', exitZero: false },
    diagnostics: [],
  }).report;
}
