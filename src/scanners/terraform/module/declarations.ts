import type { Expression, Name } from '../../../expressions/tree.js';
import type { Span } from '../../../model/source.js';
import type { HclAttribute, HclBlock, HclBody, HclFile } from '../hcl/file.js';
import { LaterBlock } from '../hcl/later.js';

/** `variable "name" { … }`. */
export interface Variable {
  readonly name: Name;
  readonly block: HclBlock;
  readonly type: Expression | undefined;
  readonly default: Expression | undefined;
  /** `sensitive` or `ephemeral`: kept out of what Terraform prints. */
  readonly secure: boolean;
  /** False only if it says so: then null stands for the default. */
  readonly nullable: boolean;
  /** The values that a `validation` allows, if that is all it does. */
  readonly allowed: Expression | undefined;
}

/** One entry of a `locals` block. */
export interface Local {
  readonly name: Name;
  readonly value: Expression;
}

/** What can be many: one for every round of its `count` or `for_each`. */
interface Repeated {
  readonly name: Name;
  readonly block: HclBlock;
  readonly count: Expression | undefined;
  readonly forEach: Expression | undefined;
}

/** `resource "azurerm_key_vault" "main" { … }`, and `data` and `ephemeral`, which only read. */
export interface ResourceBlock extends Repeated {
  readonly kind: 'resource';
  readonly mode: 'managed' | 'data' | 'ephemeral';
  readonly type: string;
  /** The configuration of its provider, as its module calls it: `azurerm`, `azurerm.hub`. */
  readonly provider: string;
}

/** `provider "azurerm" { … }`: https://developer.hashicorp.com/terraform/language/providers/configuration */
export interface ProviderBlock {
  readonly name: Name;
  /** `azurerm`, or with its alias `azurerm.hub`. */
  readonly key: string;
  readonly block: HclBlock;
}

/** `module "network" { source = "./network" … }`. */
export interface ModuleCall extends Repeated {
  readonly kind: 'module';
  /** As written, if that is plain text. */
  readonly source: { readonly text: string; readonly at: Span } | undefined;
  readonly version: string | undefined;
}

export interface OutputBlock {
  readonly name: Name;
  readonly block: HclBlock;
  readonly value: Expression | undefined;
  readonly secure: boolean;
}

/** All that the files of one folder declare together. */
export interface Configuration {
  /** Relative to the root of the run; `.` for the root itself. */
  readonly folder: string;
  readonly files: readonly HclFile[];
  readonly variables: ReadonlyMap<string, Variable>;
  readonly locals: ReadonlyMap<string, Local>;
  /** By address: `azurerm_key_vault.main`, `data.azurerm_key_vault.main`. */
  readonly resources: ReadonlyMap<string, ResourceBlock>;
  readonly calls: ReadonlyMap<string, ModuleCall>;
  readonly outputs: ReadonlyMap<string, OutputBlock>;
  /** By key. */
  readonly providers: ReadonlyMap<string, ProviderBlock>;
  /** `terraform` blocks, in order. */
  readonly settings: readonly HclBlock[];
  readonly imports: readonly HclBlock[];
  readonly removed: readonly HclBlock[];
  /** What is declared once more, which Terraform refuses: it is not evaluated. */
  readonly repeated: readonly Repetition[];
}

/** A second declaration of one name. */
export interface Repetition {
  readonly name: Name;
  readonly first: Name;
  /** For people: "resource `azurerm_key_vault.main`". */
  readonly title: string;
  /** Whether it says the same as the first, so that what is judged of that holds for it. */
  readonly isCopy: boolean;
}

/** The attributes of bodies that have many, by name. */
const indexes = new WeakMap<HclBody, ReadonlyMap<string, HclAttribute>>();
const many = 8;

/** The expression of an attribute of a body; the last one that is written. */
export function attribute(body: HclBody, name: string): Expression | undefined {
  const { attributes } = body;
  if (attributes.length < many) return attributes.findLast((each) => each.name.text === name)?.value;
  const index = indexes.get(body) ?? new Map(attributes.map((each) => [each.name.text, each]));
  indexes.set(body, index);
  return index.get(name)?.value;
}

/** That of an attribute of a block, which is not read if it cannot have it. */
export const attributeOf = (block: HclBlock, name: string): Expression | undefined =>
  block instanceof LaterBlock && !block.mayHave(name) ? undefined : attribute(block.body, name);

/** As `attributeOf`, for what is asked of blocks that nobody may want to know more of: no more than it is read. */
export function glimpse(block: HclBlock, name: string): Expression | undefined {
  if (block instanceof LaterBlock && !block.mayHave(name)) return undefined;
  const outline = block instanceof LaterBlock ? block.outline : undefined;
  return outline === undefined ? attribute(block.body, name) : outline.get(name)?.value;
}

export const addressOfBlock = ({ mode, type, name }: Pick<ResourceBlock, 'mode' | 'type' | 'name'>): string =>
  mode === 'managed' ? `${type}.${name.text}` : `${mode}.${type}.${name.text}`;
