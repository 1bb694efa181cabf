import type { Deployment } from '../model/resource.js';
import { isSameEnvironment } from '../model/same-environment.js';
import { suggest } from '../model/suggest.js';
import { fromOption } from './environments.js';
import { Refusal } from './refusal.js';

/** Which deployments a run wants, and what it saw of them. */
export class WantedDeployments {
  readonly #environment: string | undefined;
  readonly #seen = new Set<string>();
  #matched = false;

  constructor(environment: string | undefined) {
    this.#environment = environment;
  }

  wants({ environment }: Deployment): boolean {
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
