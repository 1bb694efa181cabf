import { posix } from 'node:path';
import type { HclBlock, HclBody, HclFile } from '../hcl/file.js';

/** `override.tf`, `prod_override.tf`: https://developer.hashicorp.com/terraform/language/files/override */
export const isOverride = (path: string): boolean =>
  /(?:^|_)override\.(?:tf|tofu)(?:\.json)?$/i.test(posix.basename(path));

/** The blocks of the files of one folder, with what override files say in place of what they override. */
export function blocksOf(files: readonly HclFile[]): readonly HclBlock[] {
  const blocks = files.filter(({ source }) => !isOverride(source.path)).flatMap(({ body }) => body.blocks);
  for (const { source, body } of files) {
    if (!isOverride(source.path)) continue;
    for (const over of body.blocks) {
      const at = over.type.text === 'locals' ? -1 : blocks.findIndex((each) => isSame(each, over));
      const base = blocks[at];
      if (base === undefined) blocks.push(over);
      else blocks[at] = { ...base, body: merged(base.body, over.body) };
    }
  }
  return blocks;
}

const isSame = (a: HclBlock, b: HclBlock): boolean =>
  a.type.text === b.type.text &&
  a.labels.length === b.labels.length &&
  a.labels.every((label, i) => label.text === b.labels[i]?.text);

/** Attributes one by one; nested blocks all of a type at once. */
function merged(base: HclBody, over: HclBody): HclBody {
  const attributes = new Set(over.attributes.map(({ name }) => name.text));
  const types = new Set(over.blocks.map(typeOf));
  return {
    ...base,
    attributes: [...base.attributes.filter(({ name }) => !attributes.has(name.text)), ...over.attributes],
    blocks: [...base.blocks.filter((each) => !types.has(typeOf(each))), ...over.blocks],
  };
}

/** A `dynamic` block stands for blocks of the type that its label names. */
const typeOf = ({ type, labels }: HclBlock): string =>
  type.text === 'dynamic' ? (labels[0]?.text ?? type.text) : type.text;
