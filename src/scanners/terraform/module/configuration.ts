import type { Name } from '../../../expressions/tree.js';
import { textOf } from '../../../model/source.js';
import type { HclBlock, HclFile } from '../hcl/file.js';
import {
  addressOfBlock,
  type Configuration,
  type Local,
  type ModuleCall,
  type OutputBlock,
  type ProviderBlock,
  type Repetition,
  type ResourceBlock,
  type Variable,
} from './declarations.js';
import { callOf, localsOf, outputOf, providerOf, resourceOf, variableOf } from './declared.js';
import { blocksOf } from './override.js';

/** What the files of a folder declare, in the order of their names. Of two declarations of one name the first counts. */
export function configurationOf(folder: string, files: readonly HclFile[]): Configuration {
  const sorted = [...files].sort((a, b) => (a.source.path < b.source.path ? -1 : 1));
  const repeated: Repetition[] = [];
  const variables = new Declared<Variable>('variable', repeated);
  const locals = new Map<string, Local>();
  const resources = new Declared<ResourceBlock>('resource', repeated, addressOfBlock);
  const calls = new Declared<ModuleCall>('module', repeated);
  const outputs = new Declared<OutputBlock>('output', repeated);
  const providers = new Declared<ProviderBlock>('provider', repeated, ({ key }) => key);
  const settings: HclBlock[] = [];
  const imports: HclBlock[] = [];
  const removed: HclBlock[] = [];
  for (const block of blocksOf(sorted)) {
    switch (block.type.text) {
      case 'variable':
        variables.add(variableOf(block));
        break;
      case 'locals':
        // Those of an override file come last, and count.
        for (const local of localsOf(block)) locals.set(local.name.text, local);
        break;
      case 'resource':
        resources.add(resourceOf(block, 'managed'));
        break;
      case 'data':
        resources.add(resourceOf(block, 'data'));
        break;
      case 'ephemeral':
        resources.add(resourceOf(block, 'ephemeral'));
        break;
      case 'check':
        for (const each of blocksIn(block, 'data')) resources.add(resourceOf(each, 'data'));
        break;
      case 'module':
        calls.add(callOf(block));
        break;
      case 'output':
        outputs.add(outputOf(block));
        break;
      case 'provider':
        providers.add(providerOf(block));
        break;
      case 'terraform':
        settings.push(block);
        break;
      case 'import':
        imports.push(block);
        break;
      case 'removed':
        removed.push(block);
        break;
      // Those named `moved` only tell of the past.
    }
  }
  return {
    folder,
    files: sorted,
    variables: variables.all,
    locals,
    resources: resources.all,
    calls: calls.all,
    outputs: outputs.all,
    providers: providers.all,
    settings,
    imports,
    removed,
    repeated,
  };
}

/** What is declared by one name each. */
class Declared<T extends { readonly name: Name; readonly block: HclBlock }> {
  readonly all = new Map<string, T>();
  readonly #noun: string;
  readonly #repeated: Repetition[];
  readonly #keyOf: (one: T) => string;

  constructor(noun: string, repeated: Repetition[], keyOf = ({ name }: T): string => name.text) {
    this.#noun = noun;
    this.#repeated = repeated;
    this.#keyOf = keyOf;
  }

  add(one: T | undefined): void {
    if (one === undefined) return;
    const key = this.#keyOf(one);
    const first = this.all.get(key);
    if (first === undefined) this.all.set(key, one);
    else {
      const isCopy = linesOf(one.block) === linesOf(first.block);
      this.#repeated.push({ name: one.name, first: first.name, title: `${this.#noun} \`${key}\``, isCopy });
    }
  }
}

/** Its text, however it is indented. */
const linesOf = (block: HclBlock): string =>
  textOf(block)
    .split('\n')
    .map((line) => line.trim())
    .join('\n');

const blocksIn = ({ body }: HclBlock, type: string): readonly HclBlock[] =>
  body.blocks.filter((block) => block.type.text === type);
