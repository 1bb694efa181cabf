import { posix } from 'node:path';
import type { Diagnostic } from '../../../model/diagnostic.js';
import { type BicepConfig, bicepConfigOf, builtInConfig, configMistakes } from './bicep-config.js';
import { entriesOf, type JsonText, jsonText, spanOf, textValue } from './json-text.js';

type ReadText = (path: string) => { readonly text: string } | { readonly problem: string };

const fileName = 'bicepconfig.json';
/** As many as Bicep follows. */
const maxExtended = 64;

/** The configurations of Bicep in the tree: the nearest one above a file counts for it, up to the root of the run. */
export class BicepConfigs {
  readonly #read: ReadText;
  readonly #byFolder = new Map<string, BicepConfig>();
  readonly #byPath = new Map<string, BicepConfig>();
  readonly #mistakes: Diagnostic[] = [];

  constructor(read: ReadText) {
    this.#read = read;
  }

  /** Mistakes in those that were looked at so far. */
  get mistakes(): readonly Diagnostic[] {
    return this.#mistakes;
  }

  for(path: string): BicepConfig {
    return this.#inFolder(posix.dirname(path));
  }

  #inFolder(folder: string): BicepConfig {
    const known = this.#byFolder.get(folder);
    if (known !== undefined) return known;
    const config = this.#at(posix.join(folder, fileName)) ?? this.#above(folder);
    this.#byFolder.set(folder, config);
    return config;
  }

  #above(folder: string): BicepConfig {
    const parent = posix.dirname(folder);
    return parent === folder || folder.endsWith('..') ? builtInConfig : this.#inFolder(parent);
  }

  #at(path: string): BicepConfig | undefined {
    const known = this.#byPath.get(path);
    if (known !== undefined) return known;
    const read = this.#read(path);
    if ('problem' in read) return undefined;
    const layers = this.#layers({ path, text: read.text });
    for (const [depth, layer] of layers.entries()) {
      const { aliases } = bicepConfigOf(layers.slice(depth + 1));
      this.#mistakes.push(...layer.problems, ...configMistakes(layer, aliases));
    }
    const config = bicepConfigOf(layers);
    this.#byPath.set(path, config);
    return config;
  }

  /** A configuration and what it extends, nearest first. */
  #layers(first: { readonly path: string; readonly text: string }): readonly JsonText[] {
    const layers: JsonText[] = [];
    const seen = new Set<string>();
    for (let next: typeof first | undefined = first; next !== undefined;) {
      const layer = jsonText({ path: next.path, language: 'json', text: next.text });
      layers.push(layer);
      seen.add(next.path);
      next = this.#extended(layer, seen);
    }
    return layers;
  }

  #extended(layer: JsonText, seen: ReadonlySet<string>): { readonly path: string; readonly text: string } | undefined {
    const node = entriesOf(layer.root).get('extends')?.value;
    const written = textValue(node);
    if (node === undefined || written === undefined || written.trim() === '') return undefined;
    const path = posix.join(posix.dirname(layer.source.path), written.replaceAll('\\', '/'));
    const read = this.#read(path);
    const because = posix.isAbsolute(written)
      ? 'only a relative path can be extended'
      : seen.has(path) || seen.size >= maxExtended
        ? 'configurations extend each other in a circle'
        : 'problem' in read
          ? read.problem
          : undefined;
    if (because === undefined && 'text' in read) return { path, text: read.text };
    this.#mistakes.push({
      id: 'bicepconfig/extends',
      level: 'warning',
      title: 'The configuration that this one extends is not read',
      label: because ?? 'it cannot be read',
      at: spanOf(layer.source, node),
    });
    return undefined;
  }
}
