import type { Diagnostic } from '../../../model/diagnostic.js';
import type { JsonNode } from '../../json/node.js';
import { Kind } from '../../json/tape.js';
import { brokenOff, errored, otherFormat, partial } from './problems.js';
import { textAt } from './resources.js';
import type { PlanSource } from './source.js';
import type { WrittenFile } from './written-file.js';

/** What stands in a plan. */
export interface PlanDocument {
  readonly path: string;
  readonly root: JsonNode;
  readonly source: PlanSource;
}

/** Reads a plan; without a document it cannot be read. */
export function documentOf({ path, root, isSound, source }: WrittenFile): {
  readonly document?: PlanDocument;
  readonly diagnostics: readonly Diagnostic[];
} {
  const version = textAt(root, 'format_version');
  if (version !== undefined && !version.startsWith('1.')) return { diagnostics: [otherFormat(path, version)] };
  if (!isSound || !root.isObject) return { diagnostics: [brokenOff(path)] };
  if (version === undefined) return { diagnostics: [otherFormat(path, version)] };
  const diagnostics = [
    ...(root.get('errored')?.kind === Kind.true ? [errored(path)] : []),
    ...(root.get('complete')?.kind === Kind.false && root.get('errored')?.kind !== Kind.true ? [partial(path)] : []),
  ];
  return { document: { path, root, source }, diagnostics };
}
