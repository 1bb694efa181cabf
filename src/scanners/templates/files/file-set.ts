import type { Source } from '../../../model/source.js';
import { decode } from './decode.js';
import type { TemplateInput } from '../input.js';
import { RemoteModules } from '../remote/remote-modules.js';
import { isRemotePath } from '../remote/remote-path.js';
import { parseBicep } from '../../bicep/parser/parse.js';
import type { TemplateFile } from '../syntax.js';

type Text = { readonly text: string } | { readonly problem: string };

/** The files of one scan: each read once and parsed at most once, when something asks. */
export class FileSet {
  /** The modules that are not among the files, but can be had by paths of their own. */
  readonly remote: RemoteModules;
  readonly #input: Pick<TemplateInput, 'read'>;
  readonly #texts = new Map<string, Text>();
  readonly #parsed = new Map<string, TemplateFile>();

  constructor(input: Pick<TemplateInput, 'read' | 'cache'>) {
    this.#input = input;
    this.remote = new RemoteModules(input.cache, (path) => this.text(path));
  }

  text(path: string): Text {
    const known = this.#texts.get(path);
    if (known !== undefined) return known;
    const read = isRemotePath(path) ? this.remote.content(path) : this.#input.read(path);
    const text = 'bytes' in read ? decode(read.bytes) : read;
    this.#texts.set(path, text);
    return text;
  }

  parse(path: string): TemplateFile | { readonly problem: string } {
    const known = this.#parsed.get(path);
    if (known !== undefined) return known;
    const text = this.text(path);
    if ('problem' in text) return text;
    const source: Source = { path, language: isParameterFile(path) ? 'bicepparam' : 'bicep', text: text.text };
    const file = parseBicep(source);
    this.#parsed.set(path, file);
    return file;
  }

  /** Files parsed so far, by path. Modules from elsewhere are nobody's files. */
  parsed(): readonly TemplateFile[] {
    return [...this.#parsed.values()]
      .filter(({ source }) => !isRemotePath(source.path))
      .sort((a, b) => (a.source.path < b.source.path ? -1 : 1));
  }

  /** Paths of the Bicep files whose text could be had so far. */
  readable(): readonly string[] {
    return [...this.#texts]
      .filter(([path, text]) => 'text' in text && isBicepFile(path) && !isRemotePath(path))
      .map(([path]) => path);
  }
}

export const isParameterFile = (path: string): boolean => path.toLowerCase().endsWith('.bicepparam');

/** Bicep lets a module, a test and a parameter file refer to a compiled template. */
export const isArmTemplate = (path: string): boolean => /\.jsonc?$/i.test(path);

export const isBicepFile = (path: string): boolean => /\.bicep(?:param)?$/i.test(path);
