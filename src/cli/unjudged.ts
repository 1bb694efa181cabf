import { exitOf, type ExitSettings } from '../engine/exit.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Report } from '../model/finding.js';

/** The report of a run that did not get to judge anything, because of mistakes in its configuration. */
export const unjudged = (mistakes: readonly Diagnostic[], exit: ExitSettings, version: string): Report => ({
  version,
  findings: [],
  diagnostics: mistakes,
  coverage: {
    files: { seen: 0, parsed: 0, irrelevant: 0, compiled: 0, partial: 0, failed: 0 },
    modules: { resolved: 0, cached: 0, known: 0, missing: 0 },
    undeployed: 0,
    assumed: 0,
    unexpanded: 0,
    deployments: 0,
    resources: {},
    verdicts: { pass: 0, fail: 0, unknown: 0, inapplicable: 0 },
  },
  rules: [],
  frameworks: {},
  exit: exitOf([], mistakes, exit),
  secrets: [],
  names: new Set(),
  prefix: '',
});
