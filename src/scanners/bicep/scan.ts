import type { Diagnostic } from '../../model/diagnostic.js';
import type { Deployment } from '../../model/resource.js';
import type { Scan } from '../../model/scan.js';
import { fileProblems, filesCovered } from './coverage.js';
import { deploymentOf, rootOf } from './deployment/deploy.js';
import { extentsOf } from './program/extents.js';
import { FileSet } from './files/file-set.js';
import type { BicepInput } from './input.js';
import { link } from './program/links.js';
import { moduleCycles } from './program/module-cycles.js';
import { type Plan, plansOf } from './deployment/plan.js';
import { ProgramSet } from './program/program-set.js';
import { Run } from './deployment/run.js';
import { select } from './files/selection.js';
import { type Unfolded, Unfolder } from './deployment/unfold.js';
import { World } from './program/world.js';

/** Resources and module calls that one deployment, and all of a scan, are unfolded into at most. */
const limits = { deployment: 20_000, scan: 400_000 };

/**
 * Reads Bicep templates and parameter files as the deployments they describe. Nothing is thrown: what cannot be read is
 * a diagnostic, what cannot be told is unknown, and the rest is there.
 *
 * Values (`body`, `id`, `value`, …) are evaluated when they are first asked for, and are the same every time.
 */
export function scanBicep(input: BicepInput): Scan {
  const files = new FileSet(input);
  const programs = new ProgramSet(files);
  const world = new World(programs, input);
  const candidates = [...new Set([...input.files, ...(input.parameterFiles ?? [])])].sort();
  const selection = select(candidates, files);
  const wanted = [...new Set([...selection.candidates, ...(input.parameterFiles ?? [])])].sort();
  const { plans, diagnostics } = plansOf(wanted, world);
  const links = link(programs, selection.matters);
  const { deployments, ...unfolded } = unfoldAll(plans, input, world, selection.matters);
  const parsed = files.parsed();
  const problems = [
    ...fileProblems(candidates, files),
    ...programs.all().flatMap((each) => each.problems),
    ...diagnostics,
    ...links.diagnostics,
    ...moduleCycles(programs.all()),
    ...unfolded.diagnostics,
  ];
  return {
    ...unfolded,
    deployments,
    diagnostics: withoutRepetition(problems),
    coverage: {
      files: filesCovered(candidates, files),
      modules: { resolved: links.resolved, missing: links.missing },
    },
    sources: parsed.map((each) => each.source),
    comments: parsed.flatMap((each) => each.comments),
    declarations: parsed.flatMap(extentsOf),
  };
}

function unfoldAll(
  plans: readonly Plan[],
  input: BicepInput,
  world: World,
  matters: (path: string) => boolean,
): Unfolded & { readonly deployments: readonly Deployment[] } {
  const into: Unfolded = {
    resources: [],
    parameters: [],
    outputs: [],
    moduleCalls: [],
    unexpanded: [],
    diagnostics: [],
  };
  const unfolder = new Unfolder(into, matters);
  const deployments: Deployment[] = [];
  for (const [done, plan] of plans.entries()) {
    input.onProgress?.(done, plans.length);
    const deployment = deploymentOf(plan, world, input.environments);
    if (input.wanted?.(deployment) === false) continue;
    deployments.push(deployment);
    const left = limits.scan - into.resources.length - into.moduleCalls.length;
    const run = new Run(world, deployment, Math.min(limits.deployment, left));
    unfolder.template(rootOf(plan, run));
    if (run.exhausted) into.diagnostics.push(tooMany(deployment));
  }
  input.onProgress?.(plans.length, plans.length);
  return { ...into, deployments };
}

const tooMany = ({ name, template }: Deployment): Diagnostic => ({
  id: 'limit/resources',
  level: 'error',
  title: `Deployment \`${name}\` has more resources and modules than are evaluated`,
  path: template,
  incomplete: true,
});

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
