import { expect } from 'vitest';
import { buildEstate } from '../../src/estate/build.js';
import { judge } from '../../src/engine/judge.js';
import { selectRules } from '../../src/config/select-rules.js';
import type { Scan } from '../../src/model/scan.js';
import { rules } from '../../src/rules/index.js';
import { scanFiles } from '../scanners/templates/scan-files.js';
import { scanOf } from '../scanners/terraform/scan-of.js';
import { inAzurerm } from './azurerm/index.js';
import type { Estate } from './estates/index.js';
import { inArm, inBicep } from './languages.js';
import { inAzapi } from './terraform.js';

const all = selectRules(rules, { preset: 'strict', settings: [], skip: [] });

/** What every rule says, places aside: an address is that of the source, so the type of what is judged stands for it. */
function verdictsOf(scan: Scan): readonly string[] {
  expect(scan.diagnostics.filter(({ level }) => level !== 'note')).toEqual([]);
  const { judgements, crashes } = judge(all, buildEstate(scan));
  expect(crashes).toEqual([]);
  return judgements
    .filter(({ selected }) => !selected.id.startsWith('hardcoded-secrets/secure-parameter'))
    .map(({ selected, target, verdict }) => {
      const severity = verdict.outcome === 'fail' ? (verdict.severity ?? selected.severity) : '';
      // What has no name of its own is called as the source calls it.
      const noun = target.title.replace(/ (?:in )?`.*$/, '').replace(/^variable$/, 'parameter');
      return `${selected.id} ${verdict.outcome} ${severity} ${noun}`.replaceAll('  ', ' ');
    })
    .sort();
}

/** The verdicts on an estate, as each language writes it. */
export const judged = {
  bicep: ({ resources, parameters }: Estate) => verdictsOf(scanFiles({ 'main.bicep': inBicep(resources, parameters) })),
  arm: ({ resources, parameters }: Estate) => verdictsOf(scanFiles({ 'main.json': inArm(resources, parameters) })),
  azapi: ({ resources, parameters }: Estate) => verdictsOf(scanOf({ 'main.tf': inAzapi(resources, parameters) })),
  azurerm: ({ resources, parameters }: Estate) => verdictsOf(scanOf({ 'main.tf': inAzurerm(resources, parameters) })),
} as const;
