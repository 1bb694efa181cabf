import { posix } from 'node:path';
import type { Source } from '../../../model/source.js';
import { decode } from '../../templates/files/decode.js';
import type { TemplateInput } from '../../templates/input.js';
import type { HclFile } from '../hcl/file.js';
import type { HclParser } from '../hcl/parse.js';
import { configurationOf } from './configuration.js';
import type { Configuration } from './declarations.js';
import { isConfiguration, isValues } from './file-names.js';

/** The files and folders of one scan, each read and parsed at most once, when something asks. */
export class ModuleSet {
  readonly #input: Pick<TemplateInput, 'read' | 'beside'>;
  readonly #parser: HclParser;
  /** The files of configuration of each folder. */
  readonly #folders = new Map<string, string[]>();
  readonly #texts = new Map<string, { readonly text: string } | { readonly problem: string }>();
  readonly #parsed = new Map<string, HclFile>();
  readonly #configurations = new Map<string, Configuration>();
  readonly #written = new Map<string, Configuration>();

  constructor(input: Pick<TemplateInput, 'read' | 'beside'>, parser: HclParser, files: readonly string[]) {
    this.#input = input;
    this.#parser = parser;
    for (const path of files.filter(isConfiguration)) {
      const folder = posix.dirname(path);
      const known = this.#folders.get(folder);
      if (known === undefined) this.#folders.set(folder, [path]);
      else known.push(path);
    }
  }

  get folders(): readonly string[] {
    return [...this.#folders.keys()].sort();
  }

  /** The files that make up a folder's configuration: a `.tofu` file stands in for a `.tf` file of its name. */
  filesIn(folder: string): readonly string[] {
    const listed = this.#folders.get(folder) ?? [];
    const beside = this.#input.beside?.(folder).filter(isConfiguration) ?? [];
    const files = [...new Set([...listed, ...beside])];
    const tofu = new Set(files.filter((path) => /\.tofu(?:\.json)?$/i.test(path)).map(stem));
    return files.filter((path) => /\.tofu(?:\.json)?$/i.test(path) || !tofu.has(stem(path)));
  }

  /** What a folder declares; undefined if no file of configuration is in it. */
  configuration(folder: string): Configuration | undefined {
    const known = this.#configurations.get(folder) ?? this.#written.get(folder);
    if (known !== undefined) return known;
    const files = this.filesIn(folder).flatMap((path) => this.parse(path) ?? []);
    if (files.length === 0) return undefined;
    const made = configurationOf(folder, files);
    this.#configurations.set(folder, made);
    return made;
  }

  /** Those of the folders that something has asked for, by folder. */
  configurations(): readonly Configuration[] {
    return [...this.#configurations.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1));
  }

  /** What texts declare that are in no file, by folder. */
  written(folder: string, text: string): Configuration {
    const source: Source = { path: posix.join(folder, 'main.tf'), language: 'terraform', text };
    const made = this.#written.get(folder) ?? configurationOf(folder, [this.#parser.parse(source)]);
    this.#written.set(folder, made);
    return made;
  }

  text(path: string): { readonly text: string } | { readonly problem: string } {
    const known = this.#texts.get(path);
    if (known !== undefined) return known;
    const read = this.#input.read(path);
    const text = 'bytes' in read ? decode(read.bytes) : read;
    this.#texts.set(path, text);
    return text;
  }

  /** Of those files that can be read. */
  texts(paths: readonly string[]): readonly { readonly path: string; readonly text: string }[] {
    return paths.flatMap((path) => {
      const read = this.text(path);
      return 'text' in read ? { path, text: read.text } : [];
    });
  }

  /** Undefined if the file cannot be read. */
  parse(path: string): HclFile | undefined {
    const known = this.#parsed.get(path);
    if (known !== undefined) return known;
    const text = this.text(path);
    if ('problem' in text) return undefined;
    const source: Source = { path, language: isValues(path) ? 'tfvars' : 'terraform', text: text.text };
    const file = this.#parser.parse(source);
    this.#parsed.set(path, file);
    return file;
  }

  /** Files parsed so far, by path. */
  parsed(): readonly HclFile[] {
    return [...this.#parsed.values()].sort((a, b) => (a.source.path < b.source.path ? -1 : 1));
  }
}

const stem = (path: string): string => path.replace(/\.(?:tf|tofu)(?=\.json$|$)/i, '');
