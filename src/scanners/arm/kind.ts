import { Problems } from '../templates/problems.js';
import { unescaped } from '../json/strings.js';
import { Token } from '../json/token.js';
import { Tokens } from '../json/tokens.js';
import { type Schema, schemaOf } from './schema.js';

/** No file is one of ours without one of these words. */
const mention = /deployment(?:template|parameters)\.json/i;

/**
 * Whether a text is an ARM template or a parameter file: the schema at its root says so. Nothing is parsed: what stands
 * before the schema is stepped over.
 */
export function armKindOf(text: string): Schema['kind'] | undefined {
  if (!mention.test(text)) return undefined;
  const source = { path: '', language: 'json', text } as const;
  const tokens = new Tokens(source, new Problems(source, ''));
  let depth = 0;
  let isSchema = false;
  do {
    const { kind, start, end } = tokens;
    depth += nesting(kind);
    if (depth === 0) return undefined;
    if (depth === 1 && kind === Token.string) {
      const content = unescaped(text, start + 1, end - 1).text;
      if (isSchema) return schemaOf(content)?.kind;
      isSchema = content.toLowerCase() === '$schema';
    } else if (kind !== Token.colon) isSchema = false;
    tokens.next();
  } while (!tokens.at(Token.end));
  return undefined;
}

function nesting(kind: Token): number {
  if (kind === Token.openBrace || kind === Token.openSquare) return 1;
  return kind === Token.closeBrace || kind === Token.closeSquare ? -1 : 0;
}
