import type { Source } from '../../../../src/model/source.js';
import { textOf } from '../../../../src/model/source.js';
import type { HclBody, HclFile } from '../../../../src/scanners/terraform/hcl/file.js';
import { loadHcl } from '../../../../src/scanners/terraform/hcl/parse.js';
import { outline } from '../../bicep/parser/outline.js';

const parser = await loadHcl();

export const sourceOf = (text: string, path = 'main.tf'): Source => ({ path, language: 'terraform', text });

export const parse = (text: string, path?: string): HclFile => parser.parse(sourceOf(text, path));

/** The problems as `text under the span | title | label`. */
export const problemsOf = ({ problems }: HclFile): string[] =>
  problems.map(({ at, title, label }) => `${at ? textOf(at) : '?'} | ${title} | ${label ?? ''}`);

/** A compact line that shows the shape of a body: `name = value`, `type label label { … }`. */
export function outlined({ attributes, blocks }: HclBody): string {
  const items = [
    ...attributes.map(({ start, name, value }) => ({ start, line: `${name.text} = ${outline(value)}` })),
    ...blocks.map(({ start, type, labels, body }) => ({
      start,
      line: [type.text, ...labels.map(({ text }) => text), `{ ${outlined(body)} }`].join(' '),
    })),
  ];
  return items
    .sort((a, b) => a.start - b.start)
    .map(({ line }) => line)
    .join('; ');
}

/** The shape of the expression that a text is. */
export function expressionOutline(text: string): string {
  const file = parse(`x = ${text}\n`);
  const [attribute] = file.body.attributes;
  if (attribute === undefined || file.problems.length > 0) return problemsOf(file).join(', ');
  return outline(attribute.value);
}

/** A file of values in JSON. */
export const parseValues = (text: string): HclFile =>
  parser.parse({ path: 'dev.tfvars.json', language: 'tfvars', text });
