import type { Severity } from '../model/finding.js';
import type { Preset } from './config.js';

export type Level = Severity | 'off';

/** The content of a configuration file, once it has the shape that the schema asks for. */
export interface RawConfig {
  readonly preset?: Preset;
  readonly rules?: Readonly<Record<string, Level | RawRule>>;
  readonly environments?: Readonly<Record<string, RawEnvironment>>;
  readonly ignore?: readonly string[];
  readonly suppressions?: readonly RawSuppression[];
  readonly failOn?: Exclude<Severity, 'note'>;
  readonly maxUnknown?: number;
  readonly baseline?: string;
  readonly moduleCache?: boolean;
}

export interface RawRule {
  readonly severity?: Level;
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface RawEnvironment {
  readonly production?: boolean;
  readonly paths?: readonly string[];
}

export interface RawSuppression {
  readonly rule: string;
  readonly paths?: readonly string[];
  readonly resources?: readonly string[];
  readonly reason: string;
  readonly until?: string;
}
