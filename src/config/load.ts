import type { Diagnostic } from '../model/diagnostic.js';
import type { Source } from '../model/source.js';
import { rulesNamed, type Rules } from '../rules/named.js';
import { noConfig, type Config } from './config.js';
import { decode } from './decode.js';
import type { Document } from './document.js';
import { jsonDocument } from './json-document.js';
import { shapeProblems } from './shape.js';
import { unknownRule } from './unknown-rule.js';
import { yamlDocument } from './yaml-document.js';

export interface Loaded {
  /** Complete only if there are no diagnostics. */
  readonly config: Config;
  /** Every mistake in the file at once, each with its place. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Names of rules are checked even where the shape of something else is wrong: one run is to tell all. */
function unknownRules(document: Document, rules: Rules): readonly Diagnostic[] {
  const named = (document.value as { readonly rules?: unknown } | undefined)?.rules;
  if (typeof named !== 'object' || named === null || Array.isArray(named)) return [];
  return Object.keys(named)
    .filter((name) => rulesNamed(name, rules).length === 0)
    .map((name) => unknownRule(name, document.keyAt(['rules', name]), rules));
}

/** Reads a configuration file. It never throws: what is wrong with the text is a diagnostic. */
export function loadConfig(source: Source, rules: Rules): Loaded {
  const document = source.path.endsWith('.json') ? jsonDocument(source) : yamlDocument(source);
  if (document.problems.length > 0) return { config: { ...noConfig, source }, diagnostics: document.problems };
  const filled: Document = { ...document, value: document.value ?? {} };
  const shape = shapeProblems(filled);
  if (shape.length > 0) {
    return { config: { ...noConfig, source }, diagnostics: [...shape, ...unknownRules(filled, rules)] };
  }
  return decode(filled, source, rules);
}
