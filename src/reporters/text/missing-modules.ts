import type { Diagnostic } from '../../model/diagnostic.js';
import { textOf } from '../../model/source.js';
import { printable } from './printable.js';
import { count, groupBy, number } from './words.js';

/** All that is to be said of the calls of modules, or of the imports from them, that are kept in one kind of place. */
export interface MissingModules {
  readonly id: string;
  /** "650 module calls are not evaluated: their modules are in registries". */
  readonly title: string;
  /** "`br/public:avm/res/key-vault/vault` (34)": without version, those that are called most often first. */
  readonly modules: readonly string[];
}

/** The problems, but for modules that are not kept in files: those are the same everywhere, and told together. */
export function withoutMissingModules(diagnostics: readonly Diagnostic[]): {
  readonly others: readonly Diagnostic[];
  readonly missing: readonly MissingModules[];
} {
  const others = diagnostics.filter((diagnostic) => referenceOf(diagnostic) === undefined);
  const missing = diagnostics.filter((diagnostic) => referenceOf(diagnostic) !== undefined);
  const missingModules = [...groupBy(missing, ({ id }) => id)].flatMap(([id, alike]) => {
    const references = alike.flatMap((diagnostic) => referenceOf(diagnostic) ?? []);
    const kinds = groupBy(references, (reference) => (/^ts[:/]/.test(reference) ? 'template spec' : 'registry'));
    return [...kinds].map(([kind, some]) => summaryOf(id, kind, some));
  });
  return { others, missing: missingModules };
}

/** What the module is called by, if it is not kept in a file. */
const referenceOf = ({ id, level, at }: Diagnostic): string | undefined =>
  id in whats && level === 'note' && at !== undefined ? textOf(at).replaceAll("'", '') : undefined;

const whats: Readonly<Record<string, readonly [noun: string, verb: string]>> = {
  'module/missing': ['module call', 'not evaluated'],
  'import/missing': ['import', 'unknown'],
};

function summaryOf(id: string, kind: string, references: readonly string[]): MissingModules {
  const modules = [...groupBy(references, withoutVersion)].sort(([a, x], [b, y]) => y.length - x.length || order(a, b));
  const isOne = references.length === 1;
  const where = isOne
    ? `its module is in a ${kind}`
    : `their modules are in ${kind === 'registry' ? 'registries' : 'template specs'}`;
  const [noun = '', what = ''] = whats[id] ?? [];
  return {
    id,
    title: `${count(references.length, noun)} ${isOne ? 'is' : 'are'} ${what}: ${where}`,
    modules: modules.map(
      ([name, calls]) => `\`${printable(name)}\`${calls.length > 1 ? ` (${number(calls.length)})` : ''}`,
    ),
  };
}

const withoutVersion = (reference: string): string => reference.replace(/(?:@[^@]*|:[^:/]*)$/, '');

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
