import type { Expression, Name } from '../../../expressions/tree.js';
import type { HclBlock } from '../hcl/file.js';
import { LaterBlock } from '../hcl/later.js';
import {
  attribute,
  attributeOf,
  glimpse,
  type Local,
  type ModuleCall,
  type OutputBlock,
  type ProviderBlock,
  type ResourceBlock,
  type Variable,
} from './declarations.js';
import { impliedProvider, providerKey } from './provider-key.js';

/**
 * Blocks as what they declare. What is in a block is read when somebody asks: most of a configuration has nothing to do
 * with what the rules judge.
 */
abstract class Declared {
  readonly block: HclBlock;
  readonly name: Name;

  constructor(block: HclBlock, name: Name) {
    this.block = block;
    this.name = name;
  }

  protected given(name: string): Expression | undefined {
    return attributeOf(this.block, name);
  }

  /** Whether `sensitive` or `ephemeral` is set. */
  protected get isSecure(): boolean {
    return isTrue(this.given('sensitive')) || isTrue(this.given('ephemeral'));
  }
}

class DeclaredVariable extends Declared implements Variable {
  #type: { readonly is: Expression | undefined } | undefined;
  #secure: boolean | undefined;

  /** Asked in every deployment. */
  get type(): Expression | undefined {
    this.#type ??= { is: this.given('type') };
    return this.#type.is;
  }

  get default(): Expression | undefined {
    return this.given('default');
  }

  get allowed(): Expression | undefined {
    return allowedBy(this.block.body.blocks, this.name.text);
  }

  /** Asked of every variable, again and again. */
  get secure(): boolean {
    this.#secure ??= this.isSecure;
    return this.#secure;
  }

  get nullable(): boolean {
    return !isLiteral(this.given('nullable'), false);
  }
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

class DeclaredOutput extends Declared implements OutputBlock {
  get value(): Expression | undefined {
    return this.given('value');
  }

  get secure(): boolean {
    return this.isSecure;
  }
}

/** How often it is there is asked of all that can be repeated, in every deployment; the rest only of what is there. */
abstract class Repeated extends Declared {
  #repetition: { readonly count: Expression | undefined; readonly forEach: Expression | undefined } | undefined;

  get count(): Expression | undefined {
    return this.#asked.count;
  }

  get forEach(): Expression | undefined {
    return this.#asked.forEach;
  }

  get #asked(): { readonly count: Expression | undefined; readonly forEach: Expression | undefined } {
    this.#repetition ??= { count: glimpse(this.block, 'count'), forEach: glimpse(this.block, 'for_each') };
    return this.#repetition;
  }
}

class ResourceOfBlock extends Repeated implements ResourceBlock {
  readonly kind = 'resource';
  readonly mode: ResourceBlock['mode'];
  readonly type: string;
  #provider: string | undefined;

  constructor(block: HclBlock, name: Name, type: string, mode: ResourceBlock['mode']) {
    super(block, name);
    this.type = type;
    this.mode = mode;
  }

  get provider(): string {
    this.#provider ??= providerKey(this.given('provider')) ?? impliedProvider(this.type);
    return this.#provider;
  }
}

class CallOfBlock extends Repeated implements ModuleCall {
  readonly kind = 'module';

  #source: { readonly is: ModuleCall['source'] } | undefined;

  /** Asked in every deployment. */
  get source(): ModuleCall['source'] {
    this.#source ??= { is: plainText(glimpse(this.block, 'source')) };
    return this.#source.is;
  }

  get version(): string | undefined {
    return plainText(glimpse(this.block, 'version'))?.text;
  }
}

const plainText = (expression: Expression | undefined): ModuleCall['source'] =>
  expression?.kind === 'literal' && typeof expression.value === 'string'
    ? { text: expression.value, at: expression }
    : undefined;

class DeclaredLocal implements Local {
  readonly name: Name;
  readonly #block: HclBlock;
  #value: Expression | undefined;

  constructor(block: HclBlock, name: Name) {
    this.#block = block;
    this.name = name;
  }

  get value(): Expression {
    this.#value ??= attribute(this.#block.body, this.name.text) ?? { ...this.name, kind: 'invalid' };
    return this.#value;
  }
}

/** Those of a `locals` block. */
export function localsOf(block: HclBlock): readonly Local[] {
  const outline = block instanceof LaterBlock ? block.outline : undefined;
  const attributes = outline === undefined ? block.body.attributes : [...outline.values()];
  return attributes.map(({ name }) => new DeclaredLocal(block, name));
}

export const variableOf = (block: HclBlock): Variable | undefined =>
  block.labels[0] && new DeclaredVariable(block, block.labels[0]);

export function providerOf(block: HclBlock): ProviderBlock | undefined {
  const [name] = block.labels;
  if (name === undefined) return undefined;
  const alias = attributeOf(block, 'alias');
  const isNamed = alias?.kind === 'literal' && typeof alias.value === 'string';
  return { name, key: isNamed ? `${name.text}.${alias.value}` : name.text, block };
}

export const outputOf = (block: HclBlock): OutputBlock | undefined =>
  block.labels[0] && new DeclaredOutput(block, block.labels[0]);

export const callOf = (block: HclBlock): ModuleCall | undefined =>
  block.labels[0] && new CallOfBlock(block, block.labels[0]);

export function resourceOf(block: HclBlock, mode: ResourceBlock['mode']): ResourceBlock | undefined {
  const [type, name] = block.labels;
  return type === undefined || name === undefined ? undefined : new ResourceOfBlock(block, name, type.text, mode);
}

const isTrue = (expression: Expression | undefined): boolean => isLiteral(expression, true);

const isLiteral = (expression: Expression | undefined, value: boolean): boolean =>
  expression?.kind === 'literal' && expression.value === value;
