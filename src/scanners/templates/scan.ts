import type { Diagnostic } from '../../model/diagnostic.js';
import type { Scan } from '../../model/scan.js';
import { fileProblems, filesCovered } from './coverage.js';
import { deployAll } from './deployment/deploy-all.js';
import { extentsOf } from './program/extents.js';
import { compiledFrom } from './files/compiled.js';
import { FileSet } from './files/file-set.js';
import type { TemplateInput } from './input.js';
import { link } from './program/links.js';
import { importCycles } from './program/import-cycles.js';
import { moduleCycles } from './program/module-cycles.js';
import { ParameterPairs } from './parameters/template-of.js';
import { plansOf } from './deployment/plan.js';
import { ProgramSet } from './program/program-set.js';
import { select } from './files/selection.js';
import { World } from './program/world.js';

/**
 * Reads templates and parameter files, in Bicep's language and ARM's, as the deployments they describe. Nothing is thrown: what cannot be read is
 * a diagnostic, what cannot be told is unknown, and the rest is there.
 *
 * Values (`body`, `id`, `value`, …) are evaluated when they are first asked for, and are the same every time.
 */
export function scanTemplates(input: TemplateInput): Scan {
  const files = new FileSet(input);
  const programs = new ProgramSet(files);
  const world = new World(programs, input);
  const all = [...new Set([...input.files, ...(input.parameterFiles ?? [])])].sort();
  const compiled = compiledFrom(all, files);
  const candidates = all.filter((path) => !compiled.has(path));
  const pairs = new ParameterPairs(candidates, files, programs);
  const selection = select(candidates, files, (path) => pairs.templateOf(path), input.everything);
  const wanted = [...new Set([...selection.candidates, ...(input.parameterFiles ?? [])])].sort();
  const plans = plansOf(wanted, new Set(input.parameterFiles), world, pairs);
  const links = link(programs, selection.matters);
  const { coverage, ...deployed } = deployAll(plans, input, world, selection.matters);
  const parsed = files.parsed();
  const problems = [
    ...fileProblems(candidates, files),
    ...programs.all().flatMap((each) => each.problems),
    ...plans.diagnostics,
    ...links.diagnostics,
    ...moduleCycles(programs.all()),
    ...importCycles(programs),
    ...files.remote.mistakes,
    ...deployed.diagnostics,
  ];
  return {
    ...deployed,
    diagnostics: withoutRepetition(problems),
    coverage: {
      files: filesCovered(candidates, compiled, files),
      modules: { resolved: links.resolved, cached: links.cached, known: links.known, missing: links.missing },
      ...coverage,
    },
    sources: parsed.map((each) => each.source),
    comments: parsed.flatMap((each) => each.comments),
    declarationsIn: (source) => parsed.filter((each) => each.source === source).flatMap(extentsOf),
  };
}

/** The same mistake in a shared file is told once. */
function withoutRepetition(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ id, at, path, label }) => {
    const key = [id, at?.source.path ?? path, at?.start, label].join('\n');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
