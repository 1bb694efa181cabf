import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Source, Span } from '../model/source.js';
import { syntaxProblem, type Document, type Path } from './document.js';

/** Reads JSON, comments and trailing commas allowed, with the places of its keys and values. */
export function jsonDocument(source: Source): Document {
  const errors: ParseError[] = [];
  const root = parseTree(source.text, errors, { allowTrailingComma: true });
  const span = (offset: number, length: number): Span => ({ source, start: offset, end: offset + length });
  const spanOf = (node: Node | undefined): Span => span(node?.offset ?? 0, node?.length ?? 0);
  const broken = errors.map(({ error, offset, length }) =>
    syntaxProblem('The configuration is not JSON', sentence(printParseErrorCode(error)), span(offset, length)),
  );
  const problems =
    broken.length > 0 || root === undefined ? broken : repeatedKeys(root).map((key) => repeated(spanOf(key)));
  return {
    value: root === undefined || problems.length > 0 ? undefined : (getNodeValue(root) as unknown),
    valueAt: (path) => spanOf(nearest(root, path)),
    keyAt: (path) => spanOf(keyOf(root, path) ?? nearest(root, path)),
    problems,
  };
}

const repeated = (at: Span): Diagnostic =>
  syntaxProblem('The configuration has a key twice', 'the other one stands above', at);

/** Keys that an object has had before: JSON lets the last one win, and nobody means that. */
function repeatedKeys(root: Node): readonly Node[] {
  const found: Node[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const { type, children = [] } = node;
    const keys = type === 'object' ? children.flatMap((property) => property.children?.[0] ?? []) : [];
    const seen = new Set<unknown>();
    for (const key of keys) {
      if (seen.has(key.value)) found.push(key);
      seen.add(key.value);
    }
    waiting.push(...children);
  }
  return found.sort((a, b) => a.offset - b.offset);
}

function nearest(root: Node | undefined, path: Path): Node | undefined {
  if (root === undefined) return undefined;
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node !== undefined) return node;
  }
  return root;
}

/** A value stands in a property, whose first child is its key. */
function keyOf(root: Node | undefined, path: Path): Node | undefined {
  if (root === undefined || path.length === 0) return undefined;
  const parent = findNodeAtLocation(root, [...path])?.parent;
  return parent?.type === 'property' ? parent.children?.[0] : undefined;
}

/** `CommaExpected` as "comma expected". */
const sentence = (code: string): string => code.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
