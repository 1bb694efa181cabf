import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estate } from './estate.js';
import { mutated, mutations } from './mutations.js';
import { scanned } from './scanned.js';

/** How many mutants each test scans; `VAULTLINT_MUTANTS=20000 npx vitest run test/cli/hostile` looks harder. */
const runs = Number(process.env['VAULTLINT_MUTANTS'] ?? 90);
const seed = process.env['VAULTLINT_MUTANTS'] === undefined ? { seed: 20260615 } : {};
const settings = { numRuns: runs, ...seed };
const timeout = 20_000 + runs * 200;

const folder = 'fixtures/rules';
const fixtures = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.bicep(?:param)?$/.test(path))
  .sort()
  .map((path) => readFileSync(join(folder, path), 'utf8'));
const texts = [...Object.values(estate), ...fixtures];

describe('the estate that mutations start from', () => {
  test('is read without a problem, and has something to judge for most rules', async () => {
    const { findings, diagnostics } = await scanned(estate);
    expect(diagnostics.filter(({ incomplete }) => incomplete)).toEqual([]);
    expect(new Set(findings.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(6);
  });
});

// What holds for every scan is checked by `scanned`.
describe('whatever is made of valid files', () => {
  const names = Object.keys(estate);

  test.each(names)(
    'a changed %s is scanned with the files around it',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(mutations, async (changes) => {
          await scanned({ ...estate, [name]: mutated(estate[name] ?? '', changes, texts) });
        }),
        { ...settings, numRuns: Math.ceil(runs / 3) },
      );
    },
    timeout,
  );

  test(
    'all files changed at once are scanned',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(mutations, { minLength: names.length, maxLength: names.length }), async (changes) => {
          await scanned(
            Object.fromEntries(
              Object.entries(estate).map(([name, text], i) => [name, mutated(text, changes[i] ?? [], texts)]),
            ),
          );
        }),
        settings,
      );
    },
    timeout,
  );

  test(
    'a changed fixture of a rule is scanned by itself, as a template and as a parameter file',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...fixtures), mutations, async (text, changes) => {
          const changed = mutated(text, changes, texts);
          await scanned({ 'a.bicep': changed, 'b.bicepparam': changed, 'c.bicepparam': `using 'a.bicep'\n${changed}` });
        }),
        settings,
      );
    },
    timeout,
  );

  test(
    'changed bytes are scanned',
    async () => {
      const bytes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 5 });
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...names), bytes, async (name, changes) => {
          const content = new TextEncoder().encode(estate[name]);
          for (const [at, byte] of changes) content[at % content.length] = byte;
          await scanned({ ...estate, [name]: content });
        }),
        settings,
      );
    },
    timeout,
  );
});
