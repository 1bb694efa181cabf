import { posix } from 'node:path';
import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Configuration, ModuleCall } from '../module/declarations.js';
import type { ModuleSet } from '../module/module-set.js';
import { versionsOf, type Versions } from '../provider/versions.js';
import { verifiedModule } from '../verified/find.js';

/** Where a call of a module leads. */
export type Called = Found | { readonly because: string; readonly source: string };

export interface Found {
  readonly configuration: Configuration;
  /** Its source is not here, but enough of it is known. */
  readonly known?: Known;
}

export interface Known {
  /** The version that it is judged by, where none that is wanted is known. */
  readonly takenFor: string | undefined;
}

/** Finds the configurations that calls of modules lead to. */
export class Configurations {
  readonly #modules: ModuleSet;
  readonly #installed = new Map<string, ReadonlyMap<string, string>>();
  readonly #local = new Map<ModuleCall, Called>();
  readonly #known = new Map<ModuleCall, Found | undefined>();
  readonly #called = new Map<Configuration, readonly Configuration[]>();
  readonly #versions = new Map<Configuration, Versions>();
  /** What is wrong with files that `terraform init` has made. */
  readonly problems: Diagnostic[] = [];

  constructor(modules: ModuleSet) {
    this.#modules = modules;
  }

  /** `key` is that of the call in `modules.json` of the root's folder. */
  called(call: ModuleCall, folder: string, root: string, key: string): Called {
    const { source, name } = call;
    if (source === undefined) return { because: `the source of module \`${name.text}\` is no plain text`, source: '' };
    if (!/^\.\.?(?:\/|$)/.test(source.text)) {
      const installed = this.#at(this.#installedIn(root, key), source.text);
      return 'configuration' in installed ? installed : (this.#knownOf(call) ?? installed);
    }
    const known = this.#local.get(call) ?? this.#at(posix.join(folder, source.text), source.text);
    this.#local.set(call, known);
    return known;
  }

  /** A module whose source is not here, if enough is known of it. */
  #knownOf(call: ModuleCall): Found | undefined {
    if (this.#known.has(call)) return this.#known.get(call);
    const module = call.source && verifiedModule(call.source.text, call.version);
    const made = module && [...module.texts].map(([folder, text]) => this.#modules.written(folder, text));
    const configuration = made?.find(({ folder }) => folder === module?.folder);
    const found = configuration && { configuration, known: { takenFor: module?.takenFor } };
    this.#known.set(call, found);
    return found;
  }

  #at(local: string | undefined, source: string): Called {
    const path = local === undefined ? undefined : posix.normalize(local).replace(/\/$/, '');
    const configuration = path === undefined ? undefined : this.#modules.configuration(path);
    if (configuration !== undefined) return { configuration };
    const because = path === undefined ? 'its source is not here' : `there is no configuration in \`${path}\``;
    return { because, source };
  }

  /** All that a configuration calls by a local path, over any number of calls. */
  allCalled(root: Configuration): readonly Configuration[] {
    const known = this.#called.get(root) ?? this.#allCalled(root);
    this.#called.set(root, known);
    return known;
  }

  /** The versions of providers that a root runs with, whatever its variables are worth. */
  versions(root: Configuration): Versions {
    const known = this.#versions.get(root) ?? this.#versionsOf(root);
    this.#versions.set(root, known);
    return known;
  }

  #versionsOf(root: Configuration): Versions {
    const lock = this.#modules.parse(posix.join(root.folder, '.terraform.lock.hcl'));
    return versionsOf(
      [root, ...this.allCalled(root)].flatMap(({ files }) => files),
      lock,
    );
  }

  #allCalled(root: Configuration): readonly Configuration[] {
    const found = new Set<Configuration>();
    const waiting = [root];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const call of next.calls.values()) {
        const called = this.called(call, next.folder, root.folder, call.name.text);
        if (!('configuration' in called) || found.has(called.configuration)) continue;
        found.add(called.configuration);
        waiting.push(called.configuration);
      }
    }
    return [...found];
  }

  /** What `terraform init` has fetched: https://developer.hashicorp.com/terraform/cli/commands/init */
  #installedIn(root: string, key: string): string | undefined {
    const known = this.#installed.get(root) ?? this.#read(root);
    this.#installed.set(root, known);
    const folder = known.get(key);
    return folder === undefined ? undefined : posix.join(root, folder);
  }

  #read(root: string): ReadonlyMap<string, string> {
    const path = posix.join(root, '.terraform/modules/modules.json');
    const text = this.#modules.text(path);
    if ('problem' in text) return new Map();
    try {
      const { Modules: modules } = JSON.parse(text.text) as { Modules?: readonly { Key?: unknown; Dir?: unknown }[] };
      return new Map(
        (modules ?? []).flatMap(({ Key, Dir }) =>
          typeof Key === 'string' && typeof Dir === 'string' ? [[Key, Dir] as const] : [],
        ),
      );
    } catch {
      this.problems.push(unreadable(path));
      return new Map();
    }
  }
}

const unreadable = (path: string): Diagnostic => ({
  id: 'module/unreadable-list',
  level: 'warning',
  title: 'The list of installed modules cannot be read: it is no JSON of the expected form',
  path,
  fix: 'Run `terraform init` again.',
});
