import type { Diagnostic } from '../../model/diagnostic.js';
import type { Deployment } from '../../model/resource.js';
import type { Comment, Coverage, DeclarationExtent, Scan } from '../../model/scan.js';
import type { TemplateInput } from '../templates/input.js';
import { Assumed, assumptionsFor } from './deployment/assumed.js';
import { plansOf, type Plan } from './deployment/plan.js';
import { Relevance } from './deployment/relevance.js';
import { Roots } from './deployment/roots.js';
import { switchedOff, type Deployable } from './deployment/switches.js';
import { Unfolded } from './deployment/unfold.js';
import { Configurations } from './evaluate/configurations.js';
import type { HclBody } from './hcl/file.js';
import type { HclParser } from './hcl/parse.js';
import { isTerraform } from './module/file-names.js';
import { mistakesIn } from './module/mistakes.js';
import type { Configuration } from './module/declarations.js';
import { ModuleSet } from './module/module-set.js';
import { isRelevant } from './module/relevance.js';

/**
 * Reads configurations of Terraform as the deployments they describe. Nothing is thrown: what cannot be read is a
 * diagnostic, what cannot be told is unknown, and the rest is there.
 */
export function scanTerraform(
  input: TemplateInput,
  parser: HclParser,
  modules = new ModuleSet(input, parser, terraformFilesOf(input)),
): Scan {
  const files = terraformFilesOf(input);
  parser.expect(modules.texts(files));
  const configurations = new Configurations(modules);
  const roots = new Roots(modules, configurations, parser, input);
  const relevance = new Relevance(configurations, input.everything === true);
  const into = new Unfolded(relevance);
  const firsts = new Map<Configuration, readonly [Plan, Deployment]>();
  const deployments: Deployment[] = [];
  const plans = plansOf(files, modules, new Set(input.parameterFiles));
  for (const [done, plan] of plans.entries()) {
    input.onProgress?.(done, plans.length);
    const { deployment, module } = roots.of(plan);
    if (input.wanted?.(deployment) === false) continue;
    deployments.push(deployment);
    if (!firsts.has(plan.configuration)) firsts.set(plan.configuration, [plan, deployment]);
    into.add(module, deployment, roots.unlike(plan, plans));
    into.finish(deployment);
    if (module.context.run.exhausted) into.diagnostics.push(tooMany(deployment));
  }
  input.onProgress?.(plans.length, plans.length);
  const assumed = assumedOf([...firsts.values()], into, relevance, { configurations, roots });
  // The others are read no further than somebody has asked, and are not counted as read.
  const whole = modules
    .parsed()
    .filter(
      ({ source: { path, text }, problems }) =>
        input.everything === true || input.isNamed?.(path) === true || problems.length > 0 || isRelevant(text),
    );
  for (const file of whole) file.readAll();
  return {
    deployments,
    resources: [...into.resources, ...assumed.resources],
    parameters: into.parameters,
    outputs: into.outputs,
    moduleCalls: into.moduleCalls,
    diagnostics: [
      ...problemsOf(files, modules),
      ...modules.configurations().flatMap(mistakesIn),
      ...configurations.problems,
      ...into.diagnostics,
    ],
    coverage: coverageOf(files, whole.length, modules, into, assumed),
    sources: modules.parsed().map(({ source }) => source),
    comments: modules.parsed().flatMap(({ comments }): readonly Comment[] => comments),
    declarationsIn: (source) =>
      modules.parsed().flatMap((file) => (file.source === source ? extentsOf(file.body) : [])),
  };
}

/** The files of Terraform among all that are given. */
export const terraformFilesOf = ({ files, parameterFiles = [] }: TemplateInput): readonly string[] =>
  [...new Set([...files, ...parameterFiles])].filter(isTerraform).sort();

/** What no deployment has only because of the defaults of switches, in the first deployment of each root. */
function assumedOf(
  firsts: readonly (readonly [Plan, Deployment])[],
  { leftOut, deployed }: Unfolded,
  relevance: Relevance,
  { configurations, roots }: { readonly configurations: Configurations; readonly roots: Roots },
): Assumed {
  const assumed = new Assumed(relevance);
  for (const [plan, deployment] of firsts) {
    const isLeftOut = (block: Deployable): boolean =>
      leftOut.has(block) && !deployed.has(block) && !assumed.blocks.has(block);
    for (const each of assumptionsFor(switchedOff(plan.configuration, configurations, isLeftOut))) {
      assumed.add(roots.module(plan, deployment, { open: each.open }), deployment, each);
    }
  }
  return assumed;
}

function problemsOf(files: readonly string[], modules: ModuleSet): readonly Diagnostic[] {
  const unreadable = files.flatMap((path): readonly Diagnostic[] => {
    const text = modules.text(path);
    if (!('problem' in text)) return [];
    return [
      {
        id: 'file/unreadable',
        level: 'error',
        title: `Cannot read this file: ${text.problem}`,
        path,
        incomplete: true,
      },
    ];
  });
  const syntax = modules
    .parsed()
    .flatMap(({ problems }) => problems.map((each): Diagnostic => ({ ...each, incomplete: true })));
  return [...unreadable, ...syntax];
}

function coverageOf(
  given: readonly string[],
  whole: number,
  modules: ModuleSet,
  into: Unfolded,
  assumed: Assumed,
): Coverage {
  const parsed = modules.parsed();
  const files = [...new Set([...given, ...parsed.map(({ source }) => source.path)])];
  const failed = files.filter((path) => 'problem' in modules.text(path)).length;
  const undeployed = [...into.leftOut].filter((block) => !into.deployed.has(block));
  return {
    files: {
      seen: files.length,
      parsed: whole,
      irrelevant: files.length - failed - whole,
      compiled: 0,
      partial: parsed.filter(({ problems }) => problems.length > 0).length,
      failed,
    },
    modules: { resolved: into.resolved.size, cached: 0, known: into.known.size, missing: into.missing.size },
    undeployed: undeployed.length,
    assumed: undeployed.filter((block) => assumed.blocks.has(block)).length,
    unexpanded: into.unexpanded.size,
  };
}

/** What is declared in a body, and in all that it holds. */
const extentsOf = ({ attributes, blocks }: HclBody): readonly DeclarationExtent[] => [
  ...attributes.map(({ source, start, end, name }) => ({ source, start, end, at: name })),
  ...blocks.flatMap(({ source, start, end, heading, labels, body }) => [
    { source, start, end, at: labels.at(-1) ?? heading },
    ...extentsOf(body),
  ]),
];

const tooMany = ({ name, template }: Deployment): Diagnostic => ({
  id: 'limit/resources',
  level: 'error',
  title: `Deployment \`${name}\` has more resources and modules than are evaluated`,
  path: template,
  incomplete: true,
});
