import type { Run, SarifLog } from '@microsoft/sarif';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/model/finding.js';
import { plain } from '../../../src/reporters/reporter.js';
import { sarifReporter } from '../../../src/reporters/sarif/sarif.js';
import { finding, report, rule } from '../sample-report.js';
import { validate } from './validate.js';

function runOf(input: Report): Run {
  const [run] = (JSON.parse(sarifReporter(input, plain())) as SarifLog).runs;
  if (run === undefined) throw new Error('no run');
  return run;
}

/** A reference to a component, which the types of the library leave open. */
interface ComponentReference {
  readonly name: string;
  readonly index: number;
}

const served = report({
  findings: [finding({ rule: 'rbac-breadth/custom-role', severity: 'critical' })],
  rules: [
    rule('purge-protection/vault', { controls: { MCSB: ['DP-8'], CIS: ['8.3.5'] } }),
    rule('rbac-breadth/custom-role', { controls: { CIS: ['5.4'] } }),
    rule('lifecycle/api-version', { controls: {} }),
  ],
});

describe('taxonomies', () => {
  test('are the frameworks that rules serve, with the controls that they serve and no others', () => {
    const taxa = runOf(served).taxonomies?.map(({ name, version, taxa }) => [name, version, taxa?.map(({ id }) => id)]);
    expect(taxa).toEqual([
      ['CIS Microsoft Azure Foundations Benchmark', '6.0', ['5.4', '8.3.5']],
      ['Microsoft cloud security benchmark', '2', ['DP-8']],
    ]);
    expect(runOf(served).tool.driver.supportedTaxonomies).toEqual([
      { name: 'CIS Microsoft Azure Foundations Benchmark', index: 0 },
      { name: 'Microsoft cloud security benchmark', index: 1 },
    ]);
  });

  test('tell the number that a control had before', () => {
    const [role, purge] = runOf(served).taxonomies?.[0]?.taxa ?? [];
    expect(role?.fullDescription?.text).toMatch(/^5\.4 \(5\.23 in 5\.0\): /);
    expect(purge?.fullDescription).toBeUndefined();
  });

  test('are led to by every rule, whatever severity its descriptor is for', () => {
    const { tool, taxonomies = [] } = runOf(served);
    const led = tool.driver.rules?.map(({ id, relationships = [] }) => [
      id,
      relationships.map(({ target }) => {
        const { index, name } = target.toolComponent as unknown as ComponentReference;
        expect(taxonomies[index]?.name).toBe(name);
        expect(taxonomies[index]?.taxa?.[target.index ?? -1]?.id).toBe(target.id);
        return target.id;
      }),
    ]);
    expect(led).toEqual([
      ['purge-protection/vault', ['8.3.5', 'DP-8']],
      ['rbac-breadth/custom-role', ['5.4']],
      ['lifecycle/api-version', []],
      ['rbac-breadth/custom-role/critical', ['5.4']],
    ]);
  });

  test('are left out where no rule serves a control', async () => {
    const none = report({ findings: [], rules: [rule('lifecycle/api-version', { controls: {} })] });
    const { taxonomies, tool } = runOf(none);
    expect([taxonomies, tool.driver.supportedTaxonomies]).toEqual([undefined, undefined]);
    expect(await validate(sarifReporter(none, plain()))).toEqual([]);
  });

  test('are what the validator takes', async () => {
    expect(await validate(sarifReporter(served, plain()))).toEqual([]);
  });

  test('are named in the help of the rule, with what the controls demand', () => {
    const markdown = runOf(served).tool.driver.rules?.[1]?.help?.markdown;
    expect(markdown).toContain('## Controls\n\n- CIS 5.4 (5.23 in 5.0): No custom role administers a subscription');
  });
});
