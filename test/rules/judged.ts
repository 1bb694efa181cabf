import { buildEstate } from '../../src/estate/build.js';
import { judge } from '../../src/engine/judge.js';
import { selectRules } from '../../src/config/select-rules.js';
import { textOf } from '../../src/model/source.js';
import { rules } from '../../src/rules/index.js';
import type { OptionValue } from '../../src/rules/selected-rule.js';
import { scanFiles } from '../../src/scanners/scan.js';
import { loadTerraform } from '../../src/scanners/terraform/load.js';

const terraform = await loadTerraform();

export type Files = string | Readonly<Record<string, string>>;

/** What one rule says of everything it judges in a few files, a text alone being `main.bicep`: "fail `false`". */
export function judged(
  id: string,
  files: Files,
  options: Readonly<Record<string, OptionValue>> = {},
): readonly string[] {
  return judgements(id, files, options).map(({ verdict }) =>
    'at' in verdict ? `${verdict.outcome} \`${textOf(verdict.at)}\`` : verdict.outcome,
  );
}

/** The same with the label: "fail: purge protection is turned off here". */
export function labelled(
  id: string,
  files: Files,
  options: Readonly<Record<string, OptionValue>> = {},
): readonly string[] {
  return judgements(id, files, options).map(({ verdict }) => {
    if (verdict.outcome === 'fail') return `fail: ${verdict.found}`;
    return verdict.outcome === 'unknown' ? `unknown: ${verdict.because}` : verdict.outcome;
  });
}

/** The same with the severity that a case weighs: "fail low". */
export function severities(id: string, files: Files): readonly string[] {
  const own = rules[id]?.severity ?? '';
  return judgements(id, files, {}).map(({ verdict }) =>
    verdict.outcome === 'fail' ? `fail ${verdict.severity ?? own}` : verdict.outcome,
  );
}

function judgements(id: string, files: Files, options: Readonly<Record<string, OptionValue>>) {
  const texts = new Map(Object.entries(typeof files === 'string' ? { 'main.bicep': files } : files));
  const input = {
    files: [...texts.keys()],
    read: (path: string) => {
      const text = texts.get(path);
      return text === undefined ? { problem: 'it does not exist' } : { bytes: new TextEncoder().encode(text) };
    },
    list: () => [],
    environments: { of: () => undefined, isProduction: (name: string) => name === 'prod' },
  };
  const scan = scanFiles(input, terraform);
  const problems = scan.diagnostics.filter(({ level }) => level !== 'note');
  if (problems.length > 0) throw new Error(problems.map(({ title, label }) => `${title}: ${label ?? ''}`).join('\n'));
  const [selected] = selectRules(rules, { preset: 'strict', settings: [], only: [id], skip: [] });
  if (selected === undefined) throw new Error(`there is no rule ${id}`);
  return judge([{ ...selected, options: { ...selected.options, ...options } }], buildEstate(scan)).judgements;
}
