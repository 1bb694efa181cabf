import type { Environment } from '../model/resource.js';
import type { Severity } from '../model/finding.js';
import type { Source } from '../model/source.js';
import type { ConfiguredSuppression } from '../model/suppression.js';
import type { OptionValue } from '../rules/selected-rule.js';

export type Preset = 'recommended' | 'strict';

/** What a configuration file says, its names resolved; what it leaves out is undefined or empty. */
export interface Config {
  /** The file it was read from; absent if there is none. */
  readonly source?: Source;
  readonly preset?: Preset;
  /** In the order in which they count: a later one outweighs an earlier one. */
  readonly rules: readonly RuleSetting[];
  readonly environments: readonly ConfiguredEnvironment[];
  /** Whether a file is left out unless it is named on the command line. */
  ignores(path: string): boolean;
  readonly suppressions: readonly ConfiguredSuppression[];
  readonly failOn?: Exclude<Severity, 'note'>;
  readonly maxUnknown?: number;
  /** As written, relative to the folder of the configuration file. */
  readonly baseline?: string;
  /** Whether modules may be read from the cache of Bicep; they may if it says nothing. */
  readonly moduleCache?: boolean;
}

/** What the configuration changes about some rules. */
export interface RuleSetting {
  readonly ids: readonly string[];
  readonly severity?: Severity | 'off';
  readonly options: Readonly<Record<string, OptionValue>>;
}

export interface ConfiguredEnvironment {
  readonly environment: Environment;
  matches(path: string): boolean;
}

/** What counts when there is no configuration file. */
export const noConfig: Config = { rules: [], environments: [], ignores: () => false, suppressions: [] };
