/** The files of a new rule, by path. They compile, and their tests fail until rule and fixtures are written. */
export function ruleTemplate(id: string): Readonly<Record<string, string>> {
  return {
    [`src/rules/${id}.ts`]: `import { decide } from '../../model/decide.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'vault',
  severity: 'medium',
  recommended: false,
  requires: 'write what is true of a compliant vault',
  fails: 'Write what is true of any other vault',
  unclear: 'Cannot tell whether write what is true of a compliant vault',
  why: 'Write in one sentence what is lost.',
  fix: { bicep: 'Write which property to set to what.' },
  controls: {},
  aliases: [],

  check: (vault) =>
    decide(vault.purgeProtection, {
      ok: (on) => on,
      set: 'write what is true at this very place',
      left: 'not set, and write what Azure does then',
    }),
});
`,
    [`fixtures/rules/${id}/pass.bicep`]: '// Write the smallest template in which the rule has nothing to say.\n',
    [`fixtures/rules/${id}/fail.bicep`]: `// Write the smallest template that the rule must find fault with, and mark the place under its line:
// ^^^^^ ${id}
`,
    [`fixtures/rules/${id}/unknown.bicep`]: `// Write a template that only a deployment can decide, and mark the place under its line:
// ^^^^^ ${id} unknown
`,
    [`fixtures/rules/${id}/pass-arm.json`]: armTemplate('// Write the same as an ARM template.\n'),
    [`fixtures/rules/${id}/fail-arm.json`]:
      armTemplate(`// Write the same as an ARM template, and mark the place under its line:
// ^^^^^ ${id}
`),
    [`fixtures/rules/${id}/unknown-arm.json`]:
      armTemplate(`// Write the same as an ARM template, and mark the place under its line:
// ^^^^^ ${id} unknown
`),
  };
}

const armTemplate = (comment: string): string => `${comment}{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": []
}
`;
