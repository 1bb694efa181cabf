import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ruleIds } from '../../scripts/rule-ids.js';
import { armKindOf } from '../../src/scanners/arm/kind.js';
import { rules } from '../../src/rules/index.js';
import { fixtureFlaws, outcomes } from './fixture-flaws.js';

const root = 'fixtures/rules';

const languages = ['Bicep', 'ARM', 'Terraform'] as const;

const noCertificates = 'Resource Manager has no type for certificates';

/** What a rule judges has no words in Bicep and ARM. */
const neither = (id: string, why: string, without = ['Bicep', 'ARM']): readonly (readonly [string, string])[] =>
  outcomes.flatMap((outcome) => without.map((language) => [`${id} ${outcome} ${language}`, why] as const));

/** The fixtures that a language has no words for, with the reason. */
const inexpressible: ReadonlyMap<string, string> = new Map([
  ...neither('hardcoded-secrets/state-file', 'a state is no template: Terraform writes it', [...languages]),
  ...neither('hsm-key-policy/security-domain', 'Resource Manager does not activate what it creates'),
  ...neither('lifecycle/certificate-issuer', noCertificates),
  ...neither('lifecycle/certificate-key', noCertificates),
  ...neither('lifecycle/certificate-renewal', noCertificates),
  ...neither('lifecycle/certificate-validity', noCertificates),
  ...neither(
    'purge-protection/provider-purges-on-destroy',
    'nothing but Resource Manager deploys, and that purges nothing',
  ),
  [
    'hardcoded-secrets/parameter-file unknown ARM',
    'all types are in the template itself, and the values in a parameter file are known to the last letter',
  ],
  [
    'hardcoded-secrets/parameter-file unknown Terraform',
    'no type protects a part of a variable, and the values in a file are known to the last letter',
  ],
  ...outcomes.flatMap((outcome) =>
    languages.map((language): [string, string] => [
      `purge-protection/planned-deletion ${outcome} ${language}`,
      'only a plan tells what is destroyed',
    ]),
  ),
]);

/** The languages of the templates in a fixture. Parameter files are none. */
function languagesOf(files: ReadonlyMap<string, string>): ReadonlySet<string> {
  return new Set(
    [...files].flatMap(([path, text]) => {
      if (path.endsWith('.bicep')) return ['Bicep'];
      if (path.endsWith('.tf')) return ['Terraform'];
      return path.endsWith('.json') && armKindOf(text) === 'template' ? ['ARM'] : [];
    }),
  );
}

/** The files of a fixture with their markers, which are comments to every tool that reads them. */
function filesOf(path: string): ReadonlyMap<string, string> {
  if (statSync(path).isFile()) return new Map([[path.slice(path.lastIndexOf('/') + 1), readFileSync(path, 'utf8')]]);
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(path, name)).isFile(),
  );
  return new Map(names.sort().map((name) => [name.replaceAll('\\', '/'), readFileSync(join(path, name), 'utf8')]));
}

describe.each(ruleIds())('%s', (id) => {
  const folder = join(root, id);
  const names = readdirSync(folder).sort();

  test.each(names)('%s', (name) => {
    expect(fixtureFlaws(id, name, filesOf(`${folder}/${name}`), rules)).toEqual([]);
  });

  test.each(outcomes.flatMap((outcome) => languages.map((language) => ({ outcome, language }))))(
    'has a fixture in $language that shows: $outcome',
    ({ outcome, language }) => {
      const shown = names.filter(
        (name) => name.startsWith(outcome) && languagesOf(filesOf(`${folder}/${name}`)).has(language),
      );
      const why = inexpressible.get(`${id} ${outcome} ${language}`);
      expect(shown.length > 0, why ?? 'there is none').toBe(why === undefined);
    },
  );
});

test('every folder of fixtures belongs to a rule', () => {
  const folders = readdirSync(root).flatMap((family) =>
    readdirSync(join(root, family)).map((rule) => `${family}/${rule}`),
  );
  expect(folders.sort()).toEqual([...ruleIds()]);
});

test('what cannot be expressed is that of a rule', () => {
  const rulesOf = [...inexpressible.keys()].map((key) => key.split(' ')[0] ?? '');
  expect(rulesOf.filter((id) => !ruleIds().includes(id))).toEqual([]);
});
