import type { Expression } from '../../expressions/tree.js';
import type { Statement, TargetScope, TemplateFile } from '../templates/syntax.js';
import { resourcesOf } from './declarations/resources.js';
import {
  extensionsOf,
  functionsOf,
  metadataOf,
  outputsOf,
  parametersOf,
  typesOf,
  variablesOf,
} from './declarations/sections.js';
import type { Surroundings } from './expressions/surroundings.js';
import type { JsonNode } from '../json/node.js';
import { schemaOf } from './schema.js';

/** What a template declares. A nested one has no comments and problems of its own: those of its file tell of it. */
export function templateFile(root: JsonNode, around: Surroundings): TemplateFile {
  const statements: readonly Statement[] = [
    ...targetScopeOf(root),
    ...metadataOf(root.get('metadata')),
    ...typesOf(root.get('definitions')),
    ...functionsOf(root.get('functions')),
    ...parametersOf(root.get('parameters')),
    ...variablesOf(root.get('variables'), around),
    ...extensionsOf(root.get('extensions') ?? root.get('imports')),
    ...resourcesOf(root.get('resources'), around),
    ...outputsOf(root.get('outputs'), around),
  ];
  return { source: root.source, statements, comments: [], directives: [], problems: [] };
}

/** Which scope a template is for, its schema says. */
function targetScopeOf(root: JsonNode): readonly TargetScope[] {
  const node = root.get('$schema');
  const schema = schemaOf(node?.text ?? '');
  if (node === undefined || schema?.kind !== 'template') return [];
  const value: Expression = { kind: 'literal', ...node.span, value: schema.scope };
  return [{ kind: 'targetScope', ...node.span, value }];
}
