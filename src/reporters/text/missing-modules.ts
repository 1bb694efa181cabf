import type { Diagnostic } from '../../model/diagnostic.js';
import { textOf } from '../../model/source.js';
import { printable } from './printable.js';
import { count, groupBy, number } from './words.js';

/** All that is to be said of the calls of modules that are kept in one kind of place. */
export interface MissingModules {
  /** "650 module calls are not evaluated: their modules are in registries". */
  readonly title: string;
  /** "`br/public:avm/res/key-vault/vault` (34)": without version, those that are called most often first. */
  readonly modules: readonly string[];
}

/** The problems, but for calls of modules that are not kept in files: those are the same everywhere, and told together. */
export function withoutMissingModules(diagnostics: readonly Diagnostic[]): {
  readonly others: readonly Diagnostic[];
  readonly missing: readonly MissingModules[];
} {
  const others = diagnostics.filter((diagnostic) => referenceOf(diagnostic) === undefined);
  const references = diagnostics.flatMap((diagnostic) => referenceOf(diagnostic) ?? []);
  const kinds = groupBy(references, (reference) => (/^ts[:/]/.test(reference) ? 'template spec' : 'registry'));
  return { others, missing: [...kinds].map(([kind, alike]) => summaryOf(kind, alike)) };
}

/** What the module is called by, if it is not kept in a file. */
const referenceOf = ({ id, level, at }: Diagnostic): string | undefined =>
  id === 'module/missing' && level === 'note' && at !== undefined ? textOf(at).replaceAll("'", '') : undefined;

function summaryOf(kind: string, references: readonly string[]): MissingModules {
  const modules = [...groupBy(references, withoutVersion)].sort(([a, x], [b, y]) => y.length - x.length || order(a, b));
  const isOne = references.length === 1;
  const where = isOne
    ? `its module is in a ${kind}`
    : `their modules are in ${kind === 'registry' ? 'registries' : 'template specs'}`;
  return {
    title: `${count(references.length, 'module call')} ${isOne ? 'is' : 'are'} not evaluated: ${where}`,
    modules: modules.map(
      ([name, calls]) => `\`${printable(name)}\`${calls.length > 1 ? ` (${number(calls.length)})` : ''}`,
    ),
  };
}

const withoutVersion = (reference: string): string => reference.replace(/(?:@[^@]*|:[^:/]*)$/, '');

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
