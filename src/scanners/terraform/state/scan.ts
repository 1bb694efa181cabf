import { listOf, objectOf, scalar, unknown } from '../../../expressions/values.js';
import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Deployment, Resource } from '../../../model/resource.js';
import type { Scan } from '../../../model/scan.js';
import type { Source, Span } from '../../../model/source.js';
import type { Value } from '../../../model/value.js';
import type { JsonNode } from '../../json/node.js';
import { readJson } from '../../json/read.js';
import { decode } from '../../templates/files/decode.js';
import type { TemplateInput } from '../../templates/input.js';
import { Problems } from '../../templates/problems.js';
import type { PlanFile } from '../plan/document.js';
import { PlanSource } from '../plan/source.js';
import { attributesIn } from './formats.js';
import { keptIn, type Kept } from './kept.js';
import { valuesInState } from './values-in-state.js';

/** The types of the resources that a state and a plan are reported as: what lies in their files. */
const stateType = 'Terraform/states';
const planType = 'Terraform/plans';

/** More secrets than this in one file are not listed. */
const mostKept = 10_000;

/** What there is to look into. */
interface Documents {
  /** Files that are states by their names. */
  readonly paths: readonly string[];
  /** Those that are by what is in them. */
  readonly states: readonly PlanFile[];
  /** They are evaluated, and counted, elsewhere: here it is only about the secrets in them. */
  readonly plans: readonly PlanFile[];
}

/** Reads states and plans of Terraform for the secrets in them, which are reported by their places. */
export function scanStates(
  input: Pick<TemplateInput, 'read' | 'environments' | 'wanted'>,
  { paths, states, plans }: Documents,
): Scan {
  const diagnostics: Diagnostic[] = [];
  const named = paths.flatMap((path): readonly PlanFile[] => {
    const read = input.read(path);
    const text = 'bytes' in read ? decode(read.bytes) : read;
    if ('text' in text) return [{ path, text: text.text }];
    diagnostics.push(unreadable(path, text.problem));
    return [];
  });
  const failed = diagnostics.length;
  const isWanted = ({ deployment }: StateDocument): boolean => input.wanted?.(deployment) !== false;
  const read = [...named, ...states].map((file) => documentOf(file, input)).filter(isWanted);
  const planned = plans
    .map((file) => documentOf(file, input))
    .filter(({ isWhole }) => isWhole)
    .filter(isWanted);
  diagnostics.push(...read.filter(({ isWhole }) => !isWhole).map(({ file }) => broken(file.path)));
  const files = { seen: paths.length + states.length, parsed: read.length, irrelevant: 0, compiled: 0 };
  return {
    deployments: [],
    resources: [
      ...read.flatMap((each) => resourcesOf(each, stateType)),
      ...planned.flatMap((each) => resourcesOf(each, planType)),
    ],
    parameters: [],
    outputs: [],
    moduleCalls: [],
    diagnostics,
    coverage: {
      files: { ...files, partial: diagnostics.length - failed, failed },
      modules: { resolved: 0, cached: 0, known: 0, missing: 0 },
      undeployed: 0,
      assumed: 0,
      unexpanded: 0,
    },
    sources: read.map(({ source }) => source),
    comments: [],
    declarationsIn: () => [],
  };
}

interface StateDocument {
  readonly file: PlanFile;
  readonly root: JsonNode;
  readonly source: PlanSource;
  readonly deployment: Deployment;
  /** Whether all of it could be read. */
  readonly isWhole: boolean;
}

function documentOf(file: PlanFile, { environments }: Pick<TemplateInput, 'environments'>): StateDocument {
  const { path, text } = file;
  const raw: Source = { path, language: 'json', text };
  const problems = new Problems(raw, 'syntax/state');
  const { root } = readJson(raw, problems);
  const source = new PlanSource(path, root, root.get('planned_values') === undefined ? valuesInState : undefined);
  const environment = environments.of(path);
  const deployment = { name: path, template: path, ...(environment !== undefined && { environment }) };
  // An empty file is what Terraform leaves where it has not kept anything yet.
  return {
    file,
    root,
    source,
    deployment,
    isWhole: text.trim() === '' || (root.isObject && problems.list.length === 0),
  };
}

function resourcesOf({ file, root, source, deployment }: StateDocument, type: string): readonly Resource[] {
  if (!root.isObject) return [];
  const { path } = file;
  const at = source.at({ start: root.start, end: root.start + 1 });
  const attributes = attributesIn(root);
  const secrets: Value[] = [];
  for (const each of attributes ?? []) {
    for (const kept of keptIn(each)) {
      if (secrets.length < mostKept) secrets.push(asValue(kept, source.at(kept.at)));
    }
  }
  const list = attributes === undefined ? unknown(otherVersion, at) : listOf(secrets, at);
  const properties = objectOf(new Map([['secrets', list]]), at);
  return [
    {
      type,
      apiVersion: undefined,
      name: scalar(path, at),
      id: `⟨${path}⟩`,
      scope: '',
      existing: false,
      when: [],
      at,
      address: path,
      module: '',
      deployment,
      body: objectOf(new Map([['properties', properties]]), at),
    },
  ];
}

const otherVersion = 'it is of a version that is not known here';

function asValue({ of, attribute, at }: Kept, place: Span): Value {
  const entries = new Map<string, Value>([
    ['of', scalar(of, place)],
    ['attribute', scalar(attribute, place)],
    ['value', scalar(at.text, place, [], true)],
  ]);
  return objectOf(entries, place);
}

const unreadable = (path: string, problem: string): Diagnostic => ({
  id: 'file/unreadable',
  level: 'error',
  title: `Cannot read this file: ${problem}`,
  path,
  incomplete: true,
});

/** Without the text around it, which may be a secret. */
const broken = (path: string): Diagnostic => ({
  id: 'state/broken',
  level: 'error',
  title: 'This state is no valid JSON: it is cut off or damaged, and what could be read of it is judged',
  path,
  incomplete: true,
});
