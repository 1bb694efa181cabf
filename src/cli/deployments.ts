import type { Deployment } from '../model/resource.js';
import { isSameEnvironment } from '../model/same-environment.js';
import { suggest } from '../model/suggest.js';
import { decode } from '../scanners/templates/files/decode.js';
import { templateIn } from '../scanners/templates/files/text-references.js';
import { fromOption } from './environments.js';
import { inReports } from './places.js';
import { Refusal } from './refusal.js';
import type { Files } from './world.js';

/** Which deployments a run wants, and what it saw of them. */
export class WantedDeployments {
  readonly #environment: string | undefined;
  /** Templates that named parameter files are for: others of theirs do not count then. */
  readonly #parameters: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #seen = new Set<string>();
  #matched = false;

  constructor(environment: string | undefined, parameterFiles: readonly string[], root: string, files: Files) {
    this.#environment = environment;
    this.#parameters = byTemplate(parameterFiles, root, files);
  }

  wants({ template, parameters, environment }: Deployment): boolean {
    const chosen = this.#parameters.get(template);
    if (chosen !== undefined && (parameters === undefined || !chosen.has(parameters))) return false;
    const isOwn = environment !== undefined && environment.from !== fromOption;
    if (isOwn) this.#seen.add(environment.name);
    if (this.#environment !== undefined && !isSameEnvironment(environment?.name ?? '', this.#environment)) return false;
    this.#matched ||= isOwn;
    return true;
  }

  /**
   * An environment that nothing is deployed to is a misspelt one, unless the configuration has it: what belongs to none
   * that is known would pass for it, and everything else be left out without a word.
   */
  check(name: string | undefined, configured: readonly string[]): void {
    if (name === undefined || this.#matched || this.#seen.size === 0) return;
    if (configured.some((each) => isSameEnvironment(each, name))) return;
    const known = [...new Set([...this.#seen, ...configured])].sort();
    const meant = suggest(name, known);
    const hint = meant === undefined ? `there are ${known.join(', ')}` : `did you mean \`${meant}\`?`;
    throw new Refusal(`nothing is deployed to an environment called \`${name}\`; ${hint}`);
  }
}

function byTemplate(paths: readonly string[], root: string, files: Files): ReadonlyMap<string, ReadonlySet<string>> {
  const templates = new Map<string, Set<string>>();
  for (const path of paths) {
    const text = decode(files.read(path));
    const reported = inReports(root, path);
    const template = 'text' in text ? templateIn(text.text, reported) : undefined;
    if (template !== undefined) templates.set(template, (templates.get(template) ?? new Set()).add(reported));
  }
  return templates;
}
