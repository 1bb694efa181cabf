import type { Source } from '../../../model/source.js';
import { Cursor } from './cursor.js';
import { paramAssignment, templateReaders, typeAlias, type Reader, variable } from './declarations.js';
import { decorators, type Head } from './decorators.js';
import { extendsDeclaration, extension, extensionConfig, importDeclaration, using } from './imports.js';
import type { TemplateFile, Statement } from '../../templates/syntax.js';
import { Token } from './token.js';

/** The declarations that templates and parameter files have, by keyword. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['var', variable],
  ['type', typeAlias],
  ['import', importDeclaration],
  ['extension', extension],
]);

/** The declarations that only parameter files have. */
const parameterReaders: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['param', paramAssignment],
  ['using', using],
  ['extends', extendsDeclaration],
  ['extensionConfig', extensionConfig],
]);

/**
 * Reads a template (`bicep`) or a parameter file (`bicepparam`). It never throws: what cannot be read is among the
 * `problems`, and the rest of the file is read all the same. A declaration's span begins with its first decorator.
 */
export function parseBicep(source: Source): TemplateFile {
  const p = new Cursor(source);
  const statements: Statement[] = [];
  for (;;) {
    p.take(Token.newline);
    if (p.at(Token.end)) break;
    const statement = declaration(p);
    if (statement !== undefined) statements.push(statement);
    if (!p.at(Token.newline) && !p.at(Token.end)) p.unexpected('expected a new line');
    if (p.failed) p.recoverDeclaration();
  }
  const { comments, directives, problems } = p;
  return { source, statements, comments, directives, problems: problems.list };
}

function declaration(p: Cursor): Statement | undefined {
  const { start } = p;
  const head: Head = { start, decorators: decorators(p) };
  if (p.failed) return undefined;
  const keyword = p.at(Token.word) ? p.word() : '';
  const own = p.source.language === 'bicepparam' ? parameterReaders : templateReaders;
  const read = readers.get(keyword) ?? own.get(keyword);
  if (read === undefined) {
    p.unexpected(head.decorators.length > 0 ? 'expected a declaration after the decorator' : 'expected a declaration');
    return undefined;
  }
  p.next();
  return read(p, head);
}
