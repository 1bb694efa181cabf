import type { Diagnostic } from '../model/diagnostic.js';
import type { Crash } from './judge.js';

/** One error for every rule that threw, with the first thing it threw at. What it threw may quote a secret. */
export function crashDiagnostics(crashes: readonly Crash[]): readonly Diagnostic[] {
  const first = new Map<string, Crash>();
  for (const crash of crashes) if (!first.has(crash.rule)) first.set(crash.rule, crash);
  return [...first.values()].map(({ rule, target, error }) => ({
    id: 'internal/rule',
    level: 'error',
    title: `Rule \`${rule}\` failed by itself (${error instanceof Error ? error.name : typeof error})`,
    label: 'while it looked at this',
    at: target.at,
    fix: 'This is a bug of vaultlint. Report it with this declaration, and leave the rule out with --skip until then.',
  }));
}
