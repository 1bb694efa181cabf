import type { Source } from '../../../model/source.js';
import { decode } from './decode.js';
import type { TemplateInput } from '../input.js';
import { RemoteModules } from '../remote/remote-modules.js';
import { isRemotePath } from '../remote/remote-path.js';
import { parseArm } from '../../arm/parse.js';
import { parseBicep } from '../../bicep/parser/parse.js';
import { languageOf, type TemplateLanguage } from './file-kind.js';
import type { TemplateFile } from '../syntax.js';

type Text = { readonly text: string } | Unusable;

interface Unusable {
  readonly problem: string;
  /** It can be read, and is neither a template nor a parameter file. */
  readonly foreign?: true;
}

const foreign: Unusable = { problem: 'it is neither Bicep nor an ARM template', foreign: true };

/** The files of one scan: each read once and parsed at most once, when something asks. */
export class FileSet {
  /** The modules that are not among the files, but can be had by paths of their own. */
  readonly remote: RemoteModules;
  readonly #input: Pick<TemplateInput, 'read' | 'foreign'>;
  readonly #texts = new Map<string, Text>();
  readonly #languages = new Map<string, TemplateLanguage>();
  readonly #parsed = new Map<string, TemplateFile>();

  constructor(input: Pick<TemplateInput, 'read' | 'foreign' | 'cache'>) {
    this.#input = input;
    this.remote = new RemoteModules(input);
  }

  text(path: string): Text {
    const known = this.#texts.get(path);
    if (known !== undefined) return known;
    const text = this.#read(path);
    this.#texts.set(path, text);
    return text;
  }

  parse(path: string): TemplateFile | { readonly problem: string } {
    const known = this.#parsed.get(path);
    if (known !== undefined) return known;
    const text = this.text(path);
    if ('problem' in text) return text;
    const language = this.language(path);
    if (language === undefined) return foreign;
    const source: Source = { path, language, text: text.text };
    const file = language.startsWith('bicep') ? parseBicep(source) : parseArm(source);
    this.#parsed.set(path, file);
    return file;
  }

  /** Files parsed so far, by path. Modules from elsewhere are nobody's files. */
  parsed(): readonly TemplateFile[] {
    return [...this.#parsed.values()]
      .filter(({ source }) => !isRemotePath(source.path))
      .sort((a, b) => (a.source.path < b.source.path ? -1 : 1));
  }

  isParsed(path: string): boolean {
    return this.#parsed.has(path);
  }

  /** What a file is; undefined if it cannot be read, or is neither a template nor a parameter file. */
  language(path: string): TemplateLanguage | undefined {
    this.text(path);
    return this.#languages.get(path);
  }

  /** Paths of the templates and parameter files whose text could be had so far. */
  readable(): readonly string[] {
    return [...this.#languages.keys()].filter((path) => !isRemotePath(path));
  }

  /** The text of what is not ours, such as the lock file of a package manager, is not kept. */
  #read(path: string): Text {
    const text = this.#content(path);
    if ('problem' in text) return text;
    const language = languageOf(path, text.text);
    if (language === undefined) {
      this.#input.foreign?.(path, text.text);
      return foreign;
    }
    this.#languages.set(path, language);
    return text;
  }

  #content(path: string): { readonly text: string } | { readonly problem: string } {
    const read = isRemotePath(path) ? this.remote.content(path) : this.#input.read(path);
    return 'bytes' in read ? decode(read.bytes) : read;
  }
}
