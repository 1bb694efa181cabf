import { describe, expect, it } from 'vitest';
import { isSavedPlan, writtenByTerraform } from '../../../../src/scanners/terraform/plan/recognise.js';

describe('what Terraform has written', () => {
  it.each([
    ['a plan', '{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{}}', 'plan'],
    [
      'one whose names are sorted',
      '{"configuration":{"a":[1,{"b":2}]},"errored":false,"format_version":"1.2"}',
      'plan',
    ],
    ['one with a mark of its encoding', '\uFEFF{"format_version":"1.2","resource_changes":[]}', 'plan'],
    ['one of which nothing is planned', '{"format_version":"1.2","terraform_version":"1.11.4"}', 'plan'],
    ['one that is cut off', '{"format_version":"1.2","terraform_version":"1.11', 'plan'],
    ['one that is cut off at once', '{"format_version":"1.2"', 'plan'],
    ['of another format', '{"format_version":"2.0","planned_values":{}}', 'plan'],
    ['a state as it is shown', '{"format_version":"1.0","terraform_version":"1.11.4","values":{}}', 'state'],
    ['a state as it is kept', '{"version":4,"terraform_version":"1.11.4","serial":1,"lineage":"x"}', 'state'],
    ['what a run says', '{"@level":"info","@message":"Terraform 1.11.4","@module":"terraform.ui"}\n{}', 'messages'],
    ['what people are shown', '\nTerraform will perform the following actions:\n', 'words'],
    ['what people are shown by OpenTofu', 'OpenTofu used the selected providers to generate the', 'words'],
    ['of providers', '{"format_version":"1.0","provider_schemas":{}}', undefined],
    ['of a validation', '{"format_version":"1.0","valid":true,"error_count":0}', undefined],
    ['of the program', '{"terraform_version":"1.11.4","platform":"linux_amd64"}', undefined],
    ['names deeper inside', '{"a":{"format_version":"1.2","planned_values":{}},"terraform_version":"1"}', undefined],
    ['words in values', '{"a":"format_version","b":"planned_values","c":"\\"format_version\\""}', undefined],
    ['a list', '[{"format_version":"1.2","planned_values":{}}]', undefined],
    ['a package', '{"name":"x","version":"1.0.0"}', undefined],
    ['nothing', '', undefined],
  ])('%s', (_, text, expected) => {
    expect(writtenByTerraform(text)).toBe(expected);
  });

  it('tells a saved plan by its first bytes', () => {
    const bytes = (text: string): Uint8Array => Uint8Array.from(text.split(''), (each) => each.charCodeAt(0));
    expect(isSavedPlan(bytes(`PK\u0003\u0004${'\0'.repeat(26)}tfplanUT`))).toBe(true);
    expect(isSavedPlan(bytes(`PK\u0003\u0004${'\0'.repeat(26)}other`))).toBe(false);
    expect(isSavedPlan(bytes('{"format_version":"1.2"}'))).toBe(false);
    expect(isSavedPlan(new Uint8Array())).toBe(false);
  });

  it('steps over a long text in a bounded time', () => {
    const inside = `{"a":[${'{"b":"c"},'.repeat(200_000)}0]}`;
    const start = performance.now();
    expect(writtenByTerraform(`{"configuration":${inside},"format_version":"1.2"}`)).toBe('plan');
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
