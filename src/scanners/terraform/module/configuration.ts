import type { HclBlock, HclFile } from '../hcl/file.js';
import {
  addressOfBlock,
  type Configuration,
  type Local,
  type ModuleCall,
  type OutputBlock,
  type ResourceBlock,
  type Variable,
} from './declarations.js';
import { callOf, outputOf, resourceOf, variableOf } from './declared.js';
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
