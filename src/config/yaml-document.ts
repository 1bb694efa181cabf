import { isMap, isNode, isScalar, parseDocument, type Document as Parsed, type Node } from 'yaml';
import type { Source, Span } from '../model/source.js';
import { syntaxProblem, type Document, type Path } from './document.js';

/** Reads YAML with the places of its keys and values. */
export function yamlDocument(source: Source): Document {
  const parsed = parseDocument(source.text, { prettyErrors: false });
  const span = (start: number, end: number): Span => ({
    source,
    start: Math.min(start, source.text.length),
    end: Math.min(Math.max(start, end), source.text.length),
  });
  const spanOf = (node: Node | undefined): Span => span(node?.range?.[0] ?? 0, node?.range?.[1] ?? 0);
  const problems = parsed.errors.map(({ code, message, pos: [start, end] }) => {
    if (code !== 'DUPLICATE_KEY')
      return syntaxProblem('The configuration is not YAML', firstLine(message), span(start, end));
    const key = /^[^\s:]*/.exec(source.text.slice(start))?.[0] ?? '';
    return syntaxProblem(
      'The configuration has a key twice',
      'the other one stands above',
      span(start, start + key.length),
    );
  });
  return {
    ...plain(parsed, problems.length > 0),
    valueAt: (path) => spanOf(nearest(parsed, path)),
    keyAt: (path) => spanOf(keyOf(parsed, path) ?? nearest(parsed, path)),
    problems,
  };
}

/** Aliases that would multiply without end are refused by the parser; such a file has no value. */
function plain(parsed: Parsed, broken: boolean): { readonly value: unknown } {
  if (broken) return { value: undefined };
  try {
    return { value: parsed.toJS({ maxAliasCount: 100 }) as unknown };
  } catch {
    return { value: 'too many aliases' };
  }
}

function nearest(parsed: Parsed, path: Path): Node | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = parsed.getIn(path.slice(0, length), true);
    if (isNode(node)) return node;
  }
  return parsed.contents ?? undefined;
}

function keyOf(parsed: Parsed, path: Path): Node | undefined {
  const around = path.length > 1 ? parsed.getIn(path.slice(0, -1), true) : parsed.contents;
  if (!isMap(around)) return undefined;
  const pair = around.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
  return isNode(pair?.key) ? pair.key : undefined;
}

const firstLine = (message: string): string => message.split('\n')[0]?.replace(/[.:]$/, '') ?? message;
