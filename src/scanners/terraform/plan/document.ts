import type { Diagnostic } from '../../../model/diagnostic.js';
import type { JsonNode } from '../../json/node.js';
import { readJson } from '../../json/read.js';
import { Kind } from '../../json/tape.js';
import { Problems } from '../../templates/problems.js';
import { brokenOff, errored, otherFormat, partial } from './problems.js';
import { textAt } from './resources.js';
import { PlanSource } from './source.js';

/** A file that is a plan. */
export interface PlanFile {
  readonly path: string;
  readonly text: string;
}

/** What stands in a plan. */
export interface PlanDocument {
  readonly path: string;
  readonly root: JsonNode;
  readonly source: PlanSource;
}

/** Reads a plan; without a document it cannot be read. */
export function documentOf({ path, text }: PlanFile): {
  readonly document?: PlanDocument;
  readonly diagnostics: readonly Diagnostic[];
} {
  const raw = { path, language: 'json', text } as const;
  const problems = new Problems(raw, 'plan/broken');
  const { root } = readJson(raw, problems);
  const version = textAt(root, 'format_version');
  if (version !== undefined && !version.startsWith('1.')) return { diagnostics: [otherFormat(path, version)] };
  if (problems.list.length > 0 || !root.isObject) return { diagnostics: [brokenOff(path)] };
  if (version === undefined) return { diagnostics: [otherFormat(path, version)] };
  const diagnostics = [
    ...(root.get('errored')?.kind === Kind.true ? [errored(path)] : []),
    ...(root.get('complete')?.kind === Kind.false && root.get('errored')?.kind !== Kind.true ? [partial(path)] : []),
  ];
  return { document: { path, root, source: new PlanSource(path, root) }, diagnostics };
}
