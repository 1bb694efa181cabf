import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Source, Span } from '../../../model/source.js';

/** A JSON file, comments and trailing commas allowed, with the places of what is in it. */
export interface JsonText {
  readonly source: Source;
  /** Undefined if the text could not be read. */
  readonly root: Node | undefined;
  readonly problems: readonly Diagnostic[];
}

export function jsonText(source: Source): JsonText {
  const errors: ParseError[] = [];
  const root = parseTree(source.text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first === undefined) return { source, root, problems: [] };
  const at = { source, start: first.offset, end: first.offset + first.length };
  const label = printParseErrorCode(first.error).replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const problem: Diagnostic = {
    id: 'bicepconfig/syntax',
    level: 'warning',
    title: 'The configuration of Bicep is not JSON, so its aliases are not known',
    label: label.toLowerCase(),
    at,
  };
  return { source, root: undefined, problems: [problem] };
}

/** The properties of an object; none of anything else. The last of two of one name counts. */
export function entriesOf(node: Node | undefined): ReadonlyMap<string, { readonly key: Node; readonly value: Node }> {
  const entries = new Map<string, { readonly key: Node; readonly value: Node }>();
  for (const property of node?.type === 'object' ? (node.children ?? []) : []) {
    const [key, value] = property.children ?? [];
    if (key !== undefined && value !== undefined) entries.set(String(key.value), { key, value });
  }
  return entries;
}

export const textValue = (node: Node | undefined): string | undefined =>
  node?.type === 'string' ? String(node.value) : undefined;

export const spanOf = (source: Source, { offset, length }: Node): Span => ({
  source,
  start: offset,
  end: offset + length,
});
