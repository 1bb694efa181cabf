import { posix } from 'node:path';
import type { Expression } from '../../../expressions/tree.js';
import type { Diagnostic } from '../../../model/diagnostic.js';
import { suggest } from '../../../model/suggest.js';
import type { LiteralType } from '../program/declared-type.js';
import { isBicepParameters, isParameters } from '../files/file-kind.js';
import type { ParameterPairs } from '../parameters/template-of.js';
import type { Assuming } from './assuming.js';
import { tellsEnvironment } from './environment.js';
import { checkAssignments } from '../parameters/parameter-check.js';
import { type Chain, chainOf } from '../parameters/parameter-file.js';
import type { Program } from '../program/program.js';
import type { ProgramSet, Unfollowed } from '../program/program-set.js';
import { rootsOf } from './roots.js';
import type { Param } from '../syntax.js';
import type { World } from '../program/world.js';

/** One deployment to evaluate: a template with one set of values. */
export interface Plan {
  readonly program: Program;
  /** The parameter file and what it extends. */
  readonly parameters?: Chain;
  /** A parameter that names the environment, and the one of its allowed values that this deployment is for. */
  readonly fixed?: { readonly param: Param; readonly value: LiteralType };
  /** Others call it, but none of the deployments evaluated gets as far: it is deployed by itself to be judged at all. */
  readonly uncalled?: true;
  readonly assuming?: Assuming;
}

export interface Plans {
  readonly plans: readonly Plan[];
  /** Every template there is, whether it has a plan or not. */
  readonly templates: readonly Program[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The deployments of a set of files: one for each parameter file, and one for each template that has none and that no
 * other template calls. Of a template with parameter files among the `named`, only those count.
 */
export function plansOf(
  paths: readonly string[],
  named: ReadonlySet<string>,
  world: World,
  pairs: ParameterPairs,
): Plans {
  const loaded = paths.map((path) => world.programs.load(path)).filter((each) => 'path' in each);
  const diagnostics: Diagnostic[] = [];
  const withFiles = loaded
    .filter(isParameterFile)
    .flatMap((each) => planOf(each, world, paths, diagnostics, pairs) ?? []);
  const templates = loaded.filter((each) => !isParameterFile(each));
  const roots = rootsOf(templates, new Set(withFiles.map((each) => each.program)));
  const plans = [...chosen(withFiles, named), ...roots.flatMap((each) => plansWithoutFile(each, world))];
  return { plans: plans.sort(byPath), templates, diagnostics };
}

function chosen(plans: readonly Plan[], named: ReadonlySet<string>): readonly Plan[] {
  const isNamed = ({ parameters }: Plan): boolean => named.has(parameters?.programs[0].path ?? '');
  const templates = new Set(plans.filter(isNamed).map(({ program }) => program));
  return plans.filter((plan) => !templates.has(plan.program) || isNamed(plan));
}

function byPath(a: Plan, b: Plan): number {
  const of = ({ program, parameters }: Plan): string => `${program.path}\n${parameters?.programs[0].path ?? ''}`;
  return of(a) < of(b) ? -1 : Number(of(a) > of(b));
}

const isParameterFile = ({ file }: Program): boolean => isParameters(file.source.language);

function planOf(
  file: Program,
  { programs }: World,
  paths: readonly string[],
  diagnostics: Diagnostic[],
  pairs: ParameterPairs,
): Plan | undefined {
  if (file.isArm) return planOfPair(file, pairs.templateOf(file.path), programs, diagnostics);
  const { using } = file;
  if (using === undefined) diagnostics.push(withoutTemplate(file));
  if (using?.reference === undefined) return undefined;
  const template = programs.follow(using.reference, file);
  if (!('program' in template)) {
    diagnostics.push(missingTemplate(using.reference, template, file.path, paths));
    return undefined;
  }
  const chain = chainOf(file, programs);
  diagnostics.push(...chain.problems, ...checkAssignments(chain, using.reference, template.program, programs));
  return { program: template.program, parameters: chain };
}

/** A parameter file of ARM does not name its template. */
function planOfPair(
  file: Program,
  path: string | undefined,
  programs: ProgramSet,
  diagnostics: Diagnostic[],
): Plan | undefined {
  const template = path === undefined ? undefined : programs.load(path);
  if (template === undefined || 'problem' in template) {
    diagnostics.push(withoutPair(file));
    return undefined;
  }
  const chain = chainOf(file, programs);
  const at = { source: file.file.source, start: 0, end: 0 };
  diagnostics.push(...checkAssignments(chain, at, template, programs));
  return { program: template, parameters: chain };
}

const withoutPair = (file: Program): Diagnostic => ({
  id: 'parameters/no-template',
  level: 'warning',
  title: 'Which template the parameter file is for cannot be told',
  at: { source: file.file.source, start: 0, end: 0 },
  fix: 'Name it after its template, as in `main.prod.parameters.json` for `main.json` or `main.bicep`.',
});

const withoutTemplate = (file: Program): Diagnostic => ({
  id: 'parameters/no-template',
  level: 'error',
  title: 'The parameter file does not say which template it is for',
  at: { source: file.file.source, start: 0, end: 0 },
  fix: "Begin it with `using 'main.bicep'`, or with `using none` if others extend it.",
  incomplete: true,
});

function missingTemplate(
  at: Expression,
  { because, remote }: Unfollowed,
  file: string,
  paths: readonly string[],
): Diagnostic {
  const title = 'The template of the parameter file is not here';
  const common = { id: 'parameters/missing-template', title, label: because, at } as const;
  if (remote) return { ...common, level: 'note' };
  const meant = at.kind === 'literal' ? templateMeant(String(at.value), file, paths) : undefined;
  return {
    ...common,
    level: 'error',
    incomplete: true,
    ...(meant !== undefined && { fix: `Did you mean \`${meant}\`?` }),
  };
}

/** The template with the nearest path, as the parameter file would write it. */
function templateMeant(written: string, file: string, paths: readonly string[]): string | undefined {
  const templates = paths.filter((path) => !isBicepParameters(path));
  return suggest(
    posix.normalize(written),
    templates.map((path) => posix.relative(posix.dirname(file), path)),
  );
}

/** A template that must be told its environment, and allows only environments, is deployed once for each of them. */
function plansWithoutFile(program: Program, world: World): readonly Plan[] {
  for (const param of program.params) {
    if (param.default !== undefined || !tellsEnvironment(param.name.text)) continue;
    const literals = world.typeOf(param, program).literals ?? [];
    const all = literals.every(
      ({ value }) => typeof value === 'string' && world.environmentNames.named(value) !== undefined,
    );
    if (all && literals.length > 0) return literals.map((value) => ({ program, fixed: { param, value } }));
  }
  return [{ program }];
}
