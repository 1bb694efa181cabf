import type { Finding, Report, RuleSummary, VerdictCounts } from '../../model/finding.js';
import { controlName, type Control, type ControlName, type Framework } from '../../model/framework.js';
import { ranked } from '../text/ranking.js';

/** How a control stands. What is unknown is never a pass, and neither is what nobody judged. */
export type Status = 'fail' | 'unknown' | 'pass' | 'not applicable';

export const statuses: readonly Status[] = ['fail', 'unknown', 'pass', 'not applicable'];

/** A framework, as the rules of a run have judged it. */
export interface JudgedFramework {
  readonly key: string;
  readonly framework: Framework;
  /** Those that a rule of the run serves, in the order of the framework. */
  readonly controls: readonly JudgedControl[];
  /** Those that none does. */
  readonly others: readonly { readonly id: string; readonly control: Control }[];
}

export interface JudgedControl {
  readonly id: string;
  readonly control: Control;
  readonly status: Status;
  /** Of everything that its rules judged, all rules together. */
  readonly verdicts: VerdictCounts;
  readonly rules: readonly JudgedRule[];
  /** Failures first, then what could not be told, then what is accepted: that fails all the same. */
  readonly findings: readonly Finding[];
}

export interface JudgedRule {
  readonly rule: RuleSummary;
  readonly status: Status;
  /** Of what it judged that the control is about. */
  readonly verdicts: VerdictCounts;
}

/** The report by the frameworks that its rules serve, and by control. */
export function byControl({ rules, frameworks, findings }: Report): readonly JudgedFramework[] {
  const { failed, unknown, accepted } = ranked(findings);
  const sorted = [...failed, ...unknown, ...accepted];
  return Object.entries(frameworks).flatMap(([key, framework]) => {
    const all = Object.entries(framework.controls).map(([id, control]) => ({
      id,
      control,
      serving: rules.filter(({ controls }) => controls[key]?.includes(id) ?? false),
    }));
    const controls = all
      .filter(({ serving }) => serving.length > 0)
      .map(({ id, control, serving }) => ({ id, control, ...judgedBy(controlName(key, id), serving, sorted) }));
    const others = all.filter(({ serving }) => serving.length === 0).map(({ id, control }) => ({ id, control }));
    return controls.length === 0 ? [] : [{ key, framework, controls, others }];
  });
}

function judgedBy(
  name: ControlName,
  serving: readonly RuleSummary[],
  findings: readonly Finding[],
): Omit<JudgedControl, 'id' | 'control'> {
  const rules = serving.map((rule) => {
    const verdicts = rule.controlVerdicts[name] ?? rule.verdicts;
    return { rule, verdicts, status: statusOf(verdicts) };
  });
  const ids = new Set(serving.map(({ id }) => id));
  const verdicts = rules.map((each) => each.verdicts).reduce(sum);
  return {
    status: statusOf(verdicts),
    verdicts,
    rules,
    findings: findings.filter(
      ({ rule, beside, also = [] }) =>
        (ids.has(rule) && !(beside?.includes(name) ?? false)) || also.some((id) => ids.has(id)),
    ),
  };
}

const sum = (a: VerdictCounts, b: VerdictCounts): VerdictCounts => ({
  pass: a.pass + b.pass,
  fail: a.fail + b.fail,
  unknown: a.unknown + b.unknown,
  inapplicable: a.inapplicable + b.inapplicable,
});

function statusOf({ pass, fail, unknown }: VerdictCounts): Status {
  if (fail > 0) return 'fail';
  if (unknown > 0) return 'unknown';
  return pass > 0 ? 'pass' : 'not applicable';
}

/** How many there are of each status, the gravest first, without those there are none of. */
export const statusCounts = (all: readonly { readonly status: Status }[]): readonly (readonly [Status, number])[] =>
  statuses
    .map((status) => [status, all.filter((each) => each.status === status).length] as const)
    .filter(([, n]) => n > 0);
