import type { Diagnostic } from '../../../model/diagnostic.js';
import { type Source, textOf } from '../../../model/source.js';
import type { Program } from './program.js';
import type { ProgramSet } from './program-set.js';
import type { Matters } from '../files/selection.js';
import { isIdle } from './called-path.js';
import { remoteCall } from './remote-call.js';
import type { Import, ModuleDeclaration } from '../syntax.js';

/** How many modules were found, and what could not be. */
export interface Links {
  readonly resolved: number;
  /** Of those, read from the cache of Bicep. */
  readonly cached: number;
  /** Of those, known by the facts of Azure Verified Modules. */
  readonly known: number;
  readonly missing: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Follows every import and module of the loaded programs, and of those that they lead to. Modules that do not matter are
 * loaded only if something reads their outputs.
 */
export function link(programs: ProgramSet, matters: Matters): Links {
  const diagnostics: Diagnostic[] = [];
  const done = new Set<Program>();
  const from = { cache: 0, facts: 0 };
  let resolved = 0;
  let missing = 0;
  for (let waiting = programs.all(); waiting.length > 0; waiting = programs.all().filter((each) => !done.has(each))) {
    for (const program of waiting) {
      done.add(program);
      diagnostics.push(...checkImports(program, programs));
      for (const each of program.modules) {
        const problem = checkModule(each, program, programs, matters);
        if (problem === undefined) {
          resolved += 1;
          const remote = remoteCall(each, program, programs);
          if (remote !== undefined) from[remote.from] += 1;
          diagnostics.push(...(remote?.diagnostics ?? []));
        } else {
          missing += 1;
          diagnostics.push(problem);
        }
      }
    }
  }
  return { resolved, cached: from.cache, known: from.facts, missing, diagnostics };
}

function checkModule(
  module: ModuleDeclaration,
  program: Program,
  programs: ProgramSet,
  matters: Matters,
): Diagnostic | undefined {
  if (isIdle(module, matters) && !isRead(module, program)) return undefined;
  const followed = programs.called(module, program);
  if ('program' in followed) return undefined;
  return {
    id: 'module/missing',
    level: followed.remote ? 'note' : 'warning',
    title: `Module \`${module.name.text}\` is not evaluated`,
    label: followed.because,
    at: module.reference,
    ...(!followed.remote && { incomplete: true as const }),
  };
}

/** Whether a module's name occurs anywhere but in its declaration, so that its outputs may be read. */
function isRead({ name, reference }: ModuleDeclaration, { file }: Program): boolean {
  const words = wordsOf(file.source);
  const own = countOf(name.text, textOf(reference)) + 1;
  return (words.get(name.text) ?? 0) > own;
}

const wordCounts = new WeakMap<Source, ReadonlyMap<string, number>>();

/** How often each word occurs in a source. */
function wordsOf(source: Source): ReadonlyMap<string, number> {
  const known = wordCounts.get(source);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const [word] of source.text.matchAll(/\w+/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  wordCounts.set(source, counts);
  return counts;
}

const countOf = (word: string, text: string): number =>
  [...text.matchAll(/\w+/g)].filter(([each]) => each === word).length;

/** What is not in the files is told once for each reference, however many imports have it. */
function checkImports(program: Program, programs: ProgramSet): readonly Diagnostic[] {
  const told = new Set<string>();
  return program.imports.flatMap((each) => {
    const followed = programs.follow(each.from, program);
    if ('program' in followed || !followed.remote) return checkImport(each, program, programs);
    const reference = textOf(each.from);
    if (told.has(reference)) return [];
    told.add(reference);
    return [{ id: 'import/missing', level: 'note', title: unknownImport, label: followed.because, at: each.from }];
  });
}

const unknownImport = 'What is imported from here is unknown';

function checkImport(each: Import, program: Program, programs: ProgramSet): readonly Diagnostic[] {
  const followed = programs.follow(each.from, program);
  if (!('program' in followed)) {
    return [problem('import/missing', 'The file to import from cannot be read', followed.because, each.from)];
  }
  return each.symbols.flatMap((symbol) => {
    const found = programs.find((symbol.alias ?? symbol.name).text, program);
    if (found.kind === 'found') return [];
    return [problem('import/missing', `\`${symbol.name.text}\` cannot be imported`, found.because, symbol.name)];
  });
}

const problem = (id: string, title: string, label: string, at: Diagnostic['at'] & object): Diagnostic => {
  return { id, level: 'error', title, label, at, incomplete: true };
};
