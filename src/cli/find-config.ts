import { join, resolve } from 'node:path';
import type { Source } from '../model/source.js';
import { decode } from '../scanners/templates/files/decode.js';
import { inReports, upwards } from './places.js';
import { Refusal } from './refusal.js';
import { reasonOf, type Files } from './world.js';

const names = ['vaultlint.config.yaml', 'vaultlint.config.yml', 'vaultlint.config.json'];

export interface Place {
  readonly cwd: string;
  readonly root: string;
  /** Where the search begins; it goes up to the root. */
  readonly folder: string;
  readonly files: Files;
}

/** The configuration that counts: the named one, else the nearest above what is scanned; undefined if there is none. */
export function findConfig(named: string | undefined, place: Place): Source | undefined {
  const { cwd, root, folder, files } = place;
  if (named !== undefined) return sourceAt(resolve(cwd, named), place);
  for (const here of upwards(folder, root)) {
    const found = names.map((name) => join(here, name)).filter((path) => files.kind(path) === 'file');
    if (found.length > 1) {
      const both = found.map((path) => `\`${inReports(root, path)}\``).join(' and ');
      throw new Refusal(`there is more than one configuration: ${both}; keep one, or choose with --config`);
    }
    if (found[0] !== undefined) return sourceAt(found[0], place);
  }
  return undefined;
}

function sourceAt(path: string, { root, files }: Place): Source {
  const name = inReports(root, path);
  let bytes: Uint8Array;
  try {
    bytes = files.read(path);
  } catch (error) {
    throw new Refusal(`cannot read the configuration \`${name}\`: ${reasonOf(error)}`);
  }
  const decoded = decode(bytes);
  if ('problem' in decoded) throw new Refusal(`cannot read the configuration \`${name}\`: ${decoded.problem}`);
  return { path: name, language: path.endsWith('.json') ? 'json' : 'yaml', text: decoded.text };
}
