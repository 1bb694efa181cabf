import type { Expression } from '../../../expressions/tree.js';
import type { HclAttribute, HclBlock, HclFile } from '../hcl/file.js';

/** What a file says about the version of a provider. */
export interface Requirement {
  /** `azurerm`, whatever the module calls it. */
  readonly provider: string;
  /** `~> 4.0`, or in a lock file `4.12.0`. */
  readonly version: string;
}

/** By file: each is asked once for every root that calls its module. */
const known = new WeakMap<HclFile, readonly Requirement[]>();

/**
 * The constraints that a file writes: https://developer.hashicorp.com/terraform/language/providers/requirements, and in
 * the configuration of a provider as up to Terraform 0.12.
 */
export function requirements(file: HclFile): readonly Requirement[] {
  const found = known.get(file) ?? written(file);
  known.set(file, found);
  return found;
}

const written = ({ body }: HclFile): readonly Requirement[] => [
  ...blocksIn(body.blocks, 'terraform')
    .flatMap((block) => blocksIn(block.body.blocks, 'required_providers'))
    .flatMap((block) => block.body.attributes.flatMap(required)),
  ...versionsIn(body.blocks),
];

/** The versions in a lock file: https://developer.hashicorp.com/terraform/language/files/dependency-lock */
export const lockedVersions = ({ body }: HclFile): readonly Requirement[] => versionsIn(body.blocks);

const blocksIn = (blocks: readonly HclBlock[], type: string): readonly HclBlock[] =>
  blocks.filter((block) => block.type.text === type);

/** `azurerm = { source = "hashicorp/azurerm", version = "~> 4.0" }`, or `azurerm = "~> 2.0"`. */
function required({ name, value }: HclAttribute): readonly Requirement[] {
  const alone = textIn(value);
  if (alone !== undefined) return [{ provider: name.text, version: alone }];
  const version = property(value, 'version');
  return version === undefined ? [] : [{ provider: typeIn(property(value, 'source') ?? name.text), version }];
}

const versionsIn = (blocks: readonly HclBlock[]): readonly Requirement[] =>
  blocksIn(blocks, 'provider').flatMap(({ labels: [source], body }) => {
    const attribute = body.attributes.find(({ name }) => name.text === 'version');
    const version = attribute === undefined ? undefined : textIn(attribute.value);
    return source === undefined || version === undefined ? [] : [{ provider: typeIn(source.text), version }];
  });

/** `azurerm` of `registry.terraform.io/hashicorp/azurerm`. */
const typeIn = (source: string): string => source.slice(source.lastIndexOf('/') + 1).toLowerCase();

function property(expression: Expression, name: string): string | undefined {
  if (expression.kind !== 'object') return undefined;
  for (const entry of expression.entries) {
    if (entry.kind === 'property' && textIn(entry.key) === name) return textIn(entry.value);
  }
  return undefined;
}

const textIn = (expression: Expression): string | undefined =>
  expression.kind === 'literal' && typeof expression.value === 'string' ? expression.value : undefined;
