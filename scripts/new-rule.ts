// npm run new-rule <family>/<rule>
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ruleTemplate } from './rule-template.js';

const [id] = process.argv.slice(2);
const wellFormed = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*\/[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

if (id === undefined || !wellFormed.test(id)) {
  console.error('Say which rule: npm run new-rule <family>/<rule>, such as purge-protection/retention.');
  process.exitCode = 2;
} else if (existsSync(`src/rules/${id}.ts`)) {
  console.error(`There is a rule ${id} already: src/rules/${id}.ts`);
  process.exitCode = 2;
} else {
  for (const [path, text] of Object.entries(ruleTemplate(id))) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`wrote ${path}`);
  }
  console.log(
    '\nNext: write the fixtures, then the rule, until `npx vitest run test/rules` passes; then `npm run gen`.',
  );
}
