import type { Diagnostic } from '../../model/diagnostic.js';
import type { Finding } from '../../model/finding.js';
import type { Scan } from '../../model/scan.js';
import type { ConfiguredSuppression } from '../../model/suppression.js';
import { hintFor, type Rules } from '../../rules/named.js';
import type { Scope } from '../scope.js';
import type { SelectedRule } from '../../rules/selected-rule.js';
import { applySuppressions, reviewed } from './apply.js';
import { configured } from './configured.js';
import { inlineSuppressions } from './inline.js';

interface Input {
  readonly scan: Scan;
  readonly rules: readonly SelectedRule[];
  readonly scope: Scope;
  readonly registry: Rules;
  readonly suppressions: readonly ConfiguredSuppression[];
  readonly inlineSuppressions: boolean;
  readonly today: string;
}

/** Findings with what comments and the configuration accept, and what is wrong with those suppressions. */
export function suppressed(
  findings: readonly Finding[],
  { scan, scope, rules, registry, suppressions, inlineSuppressions: allowed, today }: Input,
): { readonly findings: readonly Finding[]; readonly diagnostics: readonly Diagnostic[] } {
  const inline = allowed ? inlineSuppressions(scan, registry) : { suppressions: [], diagnostics: [] };
  const all = [...inline.suppressions, ...suppressions.map(configured)];
  const applied = applySuppressions(findings, all, today);
  const review = {
    used: applied.used,
    today,
    isWhole: scope.isWhole,
    selected: new Set(rules.map(({ id }) => id)),
    hint: (name: string) => hintFor(name, registry),
  };
  return { findings: applied.findings, diagnostics: [...inline.diagnostics, ...reviewed(all, review)] };
}
