import type { Expression } from '../../../expressions/tree.js';
import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Source, Span } from '../../../model/source.js';
import { Problems } from '../../templates/problems.js';
import { Ahead } from './ahead.js';
import { Lowering } from './expressions.js';
import type { HclFile } from './file.js';
import { parseJson } from './json.js';
import { loadGrammar } from './grammar.js';
import type { FileToRead } from './read-file.js';
import { readTree, type ReadTree } from './read-tree.js';
import { readItems } from './items.js';
import { templateText } from './template-text.js';

/** Reads files of Terraform, one after the other. */
export interface HclParser {
  /** Files that will be parsed, which may be read ahead. */
  expect(files: readonly FileToRead[]): void;
  /** Never throws: what could not be read is among the file's problems. */
  parse(source: Source): HclFile;
  /** What a text in the template language is, all of it at one place; or what is wrong with it. */
  template(text: string, at: Span): Expression | Diagnostic;
}

/** The parser, whose grammar is read when it is first asked for. `patience` is that of `readTree`. */
export async function loadHcl(patience?: number): Promise<HclParser> {
  const read = readTree(await loadGrammar(), patience);
  let ahead: Ahead | undefined;
  return {
    expect: (files) => {
      ahead = Ahead.of(files.filter(isOfItems));
    },
    parse: (source) => parseHcl(source, ahead?.reader(source.path, read) ?? read),
    template: (text, at) => parseTemplate(text, at, read),
  };
}

function parseTemplate(text: string, at: Span, read: ReadTree): Expression | Diagnostic {
  const problems = new Problems(at.source, 'syntax/hcl');
  const { source, start, end } = at;
  const on = new Lowering(source, problems, { text, place: () => ({ source, start, end }) });
  const expression = templateText(on, read);
  return problems.list[0] ?? expression;
}

/** Characters of a file. The grammar's memory is bounded, and nothing that people write comes near. */
const mostCharacters = 1_000_000;

const isJson = (path: string): boolean => /\.json$/i.test(path);

/** Whether a file is read item by item. */
const isOfItems = ({ path, text }: FileToRead): boolean => text.length <= mostCharacters && !isJson(path);

function parseHcl(source: Source, read: ReadTree): HclFile {
  if (isOfItems(source)) return readItems(source, read);
  return source.text.length > mostCharacters ? unread(source) : parseJson(source, read);
}

function unread(source: Source): HclFile {
  const problems = new Problems(source, 'syntax/hcl');
  const label = `expected at most ${mostCharacters.toLocaleString('en')} characters`;
  problems.add(0, 0, 'The file is too long to be read', label);
  const span = { source, start: 0, end: source.text.length };
  return {
    source,
    body: { ...span, attributes: [], blocks: [] },
    comments: [],
    problems: problems.list,
    readAll: () => undefined,
  };
}
