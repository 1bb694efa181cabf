import type { Diagnostic } from '../model/diagnostic.js';
import type { Finding } from '../model/finding.js';
import { applyBaseline, staleEntries, type Baseline } from './baseline.js';
import type { Scope } from './scope.js';
import type { SelectedRule } from '../rules/selected-rule.js';

/** A baseline that was read, and where from. */
export interface KnownFindings {
  readonly baseline: Baseline;
  readonly file: string;
}

interface Input {
  readonly baseline?: KnownFindings;
  readonly rules: readonly SelectedRule[];
  readonly scope: Scope;
}

/** Accepts what the baseline knows, and says what is left over in it. */
export function acceptedByBaseline(
  findings: readonly Finding[],
  { baseline: known, rules, scope }: Input,
): { readonly findings: readonly Finding[]; readonly diagnostics: readonly Diagnostic[] } {
  if (known === undefined) return { findings, diagnostics: [] };
  const { baseline, file } = known;
  const stale = staleEntries(baseline, findings).filter(
    (entry) => scope.isNamed(entry.file) && rules.some(({ id }) => id === entry.rule),
  );
  const diagnostics: Diagnostic[] = stale.map(({ rule, resource, file: where }) => ({
    id: 'baseline/stale',
    level: 'note',
    title: `The baseline still lists \`${rule}\` of ${resource} in ${where}, which is no longer found`,
    path: file,
    fix: 'Write the baseline again with `vaultlint baseline`.',
  }));
  return { findings: applyBaseline(findings, baseline, file), diagnostics };
}
