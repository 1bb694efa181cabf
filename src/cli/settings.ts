import type { Rules } from '../rules/named.js';
import { hintFor, rulesNamed } from '../rules/named.js';
import type { Format } from '../reporters/reporter.js';
import type { FailOn } from '../engine/exit.js';
import type { Preset } from '../config/config.js';
import { Refusal } from './refusal.js';

/** The options of a scan, as commander hands them over. */
export interface ScanOptions {
  readonly format: readonly Output[];
  readonly config?: string;
  readonly preset?: Preset;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly failOn?: FailOn;
  readonly environment?: string;
  readonly params: readonly string[];
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly maxUnknown?: number;
  readonly allowEmpty: boolean;
  readonly exitZero: boolean;
  /** False for `--no-module-cache`. */
  readonly moduleCache: boolean;
  /** False for `--no-inline-suppressions`. */
  readonly inlineSuppressions: boolean;
  readonly sarifProfile?: 'github' | 'full';
  readonly printConfig: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** False for `--no-color`. */
  readonly color: boolean;
}

/** What counts where the command line says nothing. */
export const unsaid: ScanOptions = {
  format: [],
  only: [],
  skip: [],
  params: [],
  allowEmpty: false,
  exitZero: false,
  moduleCache: true,
  inlineSuppressions: true,
  printConfig: false,
  quiet: false,
  verbose: false,
  color: true,
};

/** One report: its format, and the file it goes to, if it does not go to the standard output. */
export interface Output {
  readonly format: Format;
  readonly file?: string;
}

/** Ids of the rules that names on the command line stand for; undefined if there are no names. */
export function idsOf(names: readonly string[], rules: Rules, option: string): readonly string[] | undefined {
  if (names.length === 0) return undefined;
  return names.flatMap((name) => {
    const ids = rulesNamed(name, rules);
    if (ids.length > 0) return ids;
    const hint = hintFor(name, rules) ?? 'list them with `vaultlint rules`';
    throw new Refusal(`${option} names no rule: there is no \`${name}\`; ${hint}`);
  });
}
