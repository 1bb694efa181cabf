import type { Expression } from '../../../expressions/tree.js';
import type { HclBlock, HclFile } from '../hcl/file.js';
import {
  addressOfBlock,
  attribute,
  type Configuration,
  type Local,
  type ModuleCall,
  type OutputBlock,
  type ResourceBlock,
  type Variable,
} from './declarations.js';
import { blocksOf } from './override.js';

/** What the files of a folder declare, in the order of their names. Of two declarations of one name the first counts. */
export function configurationOf(folder: string, files: readonly HclFile[]): Configuration {
  const sorted = [...files].sort((a, b) => (a.source.path < b.source.path ? -1 : 1));
  const variables = new Map<string, Variable>();
  const locals = new Map<string, Local>();
  const resources = new Map<string, ResourceBlock>();
  const calls = new Map<string, ModuleCall>();
  const outputs = new Map<string, OutputBlock>();
  const settings: HclBlock[] = [];
  for (const block of blocksOf(sorted)) {
    switch (block.type.text) {
      case 'variable':
        add(variables, variableOf(block));
        break;
      case 'locals':
        // Those of an override file come last, and count.
        for (const { name, value } of block.body.attributes) locals.set(name.text, { name, value });
        break;
      case 'resource':
        add(resources, resourceOf(block, 'managed'), addressOfBlock);
        break;
      case 'data':
        add(resources, resourceOf(block, 'data'), addressOfBlock);
        break;
      case 'ephemeral':
        add(resources, resourceOf(block, 'ephemeral'), addressOfBlock);
        break;
      case 'check':
        for (const each of block.body.blocks) {
          if (each.type.text === 'data') add(resources, resourceOf(each, 'data'), addressOfBlock);
        }
        break;
      case 'module':
        add(calls, callOf(block));
        break;
      case 'output':
        add(outputs, outputOf(block));
        break;
      case 'terraform':
      case 'provider':
        settings.push(block);
        break;
    }
  }
  return { folder, files: sorted, variables, locals, resources, calls, outputs, settings };
}

function add<T extends { readonly name: { readonly text: string } }>(
  to: Map<string, T>,
  declared: T | undefined,
  keyOf = ({ name }: T): string => name.text,
): void {
  if (declared === undefined) return;
  const key = keyOf(declared);
  if (!to.has(key)) to.set(key, declared);
}

function variableOf(block: HclBlock): Variable | undefined {
  const [name] = block.labels;
  if (name === undefined) return undefined;
  const { body } = block;
  const type = attribute(body, 'type');
  const given = attribute(body, 'default');
  const allowed = allowedBy(body.blocks, name.text);
  return {
    name,
    block,
    ...(type && { type }),
    ...(given && { default: given }),
    ...(allowed && { allowed }),
    secure: isTrue(attribute(body, 'sensitive')) || isTrue(attribute(body, 'ephemeral')),
    nullable: !isLiteral(attribute(body, 'nullable'), false),
  };
}

/** The list in `condition = contains(["dev", "prod"], var.environment)`. */
function allowedBy(blocks: readonly HclBlock[], name: string): Expression | undefined {
  for (const { type, body } of blocks) {
    const condition = type.text === 'validation' ? attribute(body, 'condition') : undefined;
    if (condition?.kind !== 'call' || condition.name.text !== 'contains') continue;
    const [list, value] = condition.args;
    const isItself =
      value?.kind === 'member' &&
      value.name.text === name &&
      value.object.kind === 'reference' &&
      value.object.name === 'var';
    if (isItself && list?.kind === 'list') return list;
  }
  return undefined;
}

function resourceOf(block: HclBlock, mode: ResourceBlock['mode']): ResourceBlock | undefined {
  const [type, name] = block.labels;
  if (type === undefined || name === undefined) return undefined;
  return { kind: 'resource', mode, type: type.text, name, block, ...repetition(block) };
}

function callOf(block: HclBlock): ModuleCall | undefined {
  const [name] = block.labels;
  if (name === undefined) return undefined;
  const source = attribute(block.body, 'source');
  const version = attribute(block.body, 'version');
  return {
    kind: 'module',
    name,
    block,
    ...repetition(block),
    source:
      source?.kind === 'literal' && typeof source.value === 'string' ? { text: source.value, at: source } : undefined,
    version: version?.kind === 'literal' && typeof version.value === 'string' ? version.value : undefined,
  };
}

function outputOf(block: HclBlock): OutputBlock | undefined {
  const [name] = block.labels;
  if (name === undefined) return undefined;
  const value = attribute(block.body, 'value');
  const secure = isTrue(attribute(block.body, 'sensitive')) || isTrue(attribute(block.body, 'ephemeral'));
  return { name, block, secure, ...(value && { value }) };
}

function repetition({ body }: HclBlock): { readonly count?: Expression; readonly forEach?: Expression } {
  const count = attribute(body, 'count');
  const forEach = attribute(body, 'for_each');
  return { ...(count && { count }), ...(forEach && { forEach }) };
}

const isTrue = (expression: Expression | undefined): boolean => isLiteral(expression, true);

const isLiteral = (expression: Expression | undefined, value: boolean): boolean =>
  expression?.kind === 'literal' && expression.value === value;
