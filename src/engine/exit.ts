import type { Diagnostic } from '../model/diagnostic.js';
import { severities, type Exit, type Finding, type Severity } from '../model/finding.js';

/** Severities a run can be made to fail on. Notes never fail one. */
export type FailOn = Exclude<Severity, 'note'>;

export const failOnLevels: readonly FailOn[] = ['critical', 'high', 'medium', 'low'];

export interface ExitSettings {
  readonly failOn: FailOn;
  /** More unknown verdicts than this make the run incomplete; no limit if undefined. */
  readonly maxUnknown?: number;
  /** Report findings and gaps, but end with 0. Errors of usage still end with 2. */
  readonly exitZero: boolean;
}

/**
 * The exit code and the sentence that says why. 2 outweighs 3, and 3 outweighs 1: what could not be judged may be
 * worse than what was found, and hooks that run in batches take the largest code. The sentence names everything that
 * counts, whichever won.
 */
export function exitOf(findings: readonly Finding[], diagnostics: readonly Diagnostic[], settings: ExitSettings): Exit {
  const wrong = diagnostics.filter(({ level, incomplete }) => level === 'error' && incomplete !== true);
  const failing = findings.filter((finding) => fails(finding, settings.failOn));
  const gaps = gapsIn(findings, diagnostics, settings.maxUnknown);
  const code = wrong.length > 0 ? 2 : gaps.length > 0 ? 3 : failing.length > 0 ? 1 : 0;
  const reasons = [
    ...(wrong.length === 0 ? [] : [wrongly(wrong)]),
    ...gaps,
    ...(failing.length === 0 ? [] : [`${count(failing.length, 'finding')} at or above ${settings.failOn}`]),
  ];
  if (reasons.length === 0) reasons.push(nothing(findings, settings.failOn));
  const because = reasons.join('; ');
  if (!settings.exitZero || code === 0 || code === 2) return { code, because: `exit code ${code}: ${because}` };
  return { code: 0, because: `exit code 0 because of --exit-zero, else ${code}: ${because}` };
}

/** Whether a finding makes the run fail. */
export const fails = ({ verdict, severity, accepted }: Finding, failOn: FailOn): boolean =>
  verdict === 'fail' && accepted === undefined && severities.indexOf(severity) <= severities.indexOf(failOn);

function gapsIn(findings: readonly Finding[], diagnostics: readonly Diagnostic[], maxUnknown?: number): string[] {
  const incomplete = diagnostics.filter((diagnostic) => diagnostic.incomplete === true).length;
  const unknown = findings
    .filter(({ verdict, accepted }) => verdict === 'unknown' && accepted === undefined)
    .reduce((sum, { instances }) => sum + instances.length, 0);
  return [
    ...(incomplete === 0 ? [] : [`incomplete, ${count(incomplete, 'problem')} kept something from being judged`]),
    ...(maxUnknown === undefined || unknown <= maxUnknown
      ? []
      : [`incomplete, ${count(unknown, 'unknown verdict')} and at most ${maxUnknown} allowed`]),
  ];
}

function wrongly(wrong: readonly Diagnostic[]): string {
  const ours = wrong.filter(({ id }) => id.startsWith('internal/')).length;
  const theirs = wrong.length - ours;
  const parts = [
    ...(theirs === 0 ? [] : [`${count(theirs, 'error')} in what was asked or configured`]),
    ...(ours === 0 ? [] : [`${count(ours, 'rule')} failed by a bug of vaultlint`]),
  ];
  return parts.join('; ');
}

function nothing(findings: readonly Finding[], failOn: FailOn): string {
  const open = findings.filter(({ accepted }) => accepted === undefined);
  const below = open.some(({ verdict }) => verdict === 'fail');
  const unknown = open.filter(({ verdict }) => verdict === 'unknown').length;
  return [
    below ? `no findings at or above ${failOn}` : 'no findings',
    ...(unknown === 0 ? [] : [`but ${unknown} could not be told`]),
  ].join(', ');
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
