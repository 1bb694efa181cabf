import { listOf, objectOf, scalar, unknown } from '../../../expressions/values.js';
import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Deployment, Resource } from '../../../model/resource.js';
import type { Scan } from '../../../model/scan.js';
import type { Span } from '../../../model/source.js';
import type { Value } from '../../../model/value.js';
import { decode } from '../../templates/files/decode.js';
import type { TemplateInput } from '../../templates/input.js';
import { WrittenFile } from '../plan/written-file.js';
import { attributesIn } from './formats.js';
import { keptIn, type Kept } from './kept.js';

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
  readonly states: readonly WrittenFile[];
  /** They are evaluated, and counted, elsewhere: here it is only about the secrets in them. */
  readonly plans: readonly WrittenFile[];
}

/** Reads states and plans of Terraform for the secrets in them, which are reported by their places. */
export function scanStates(
  input: Pick<TemplateInput, 'read' | 'environments' | 'wanted'>,
  { paths, states, plans }: Documents,
): Scan {
  const diagnostics: Diagnostic[] = [];
  const named = paths.flatMap((path): readonly WrittenFile[] => {
    const read = input.read(path);
    const text = 'bytes' in read ? decode(read.bytes) : read;
    if ('text' in text) return [new WrittenFile(path, text.text, 'state')];
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
    sources: read.map(({ file }) => file.source),
    comments: [],
    declarationsIn: () => [],
  };
}

interface StateDocument {
  readonly file: WrittenFile;
  readonly deployment: Deployment;
  /** Whether all of it could be read. */
  readonly isWhole: boolean;
}

function documentOf(file: WrittenFile, { environments }: Pick<TemplateInput, 'environments'>): StateDocument {
  const { path } = file;
  const environment = environments.of(path);
  const deployment = { name: path, template: path, ...(environment !== undefined && { environment }) };
  // An empty file is what Terraform leaves where it has not kept anything yet.
  return { file, deployment, isWhole: file.text.trim() === '' || (file.root.isObject && file.isSound) };
}

function resourcesOf({ file, deployment }: StateDocument, type: string): readonly Resource[] {
  const { path, root, source } = file;
  if (!root.isObject) return [];
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
