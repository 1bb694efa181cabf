import { severities, type Finding, type Severity } from '../model/finding.js';
import { environmentKey } from '../model/same-environment.js';
import { declaredPlace, type Span } from '../model/source.js';
import { fingerprint, identity } from './fingerprint.js';
import { gathered } from './gathered.js';
import { instancesOf, type ReportedJudgement } from './instances.js';
import type { Judgement } from './judge.js';
import { fixFor } from './rule-summary.js';

type Group = readonly [ReportedJudgement, ...ReportedJudgement[]];

/**
 * One finding for every rule, place and outcome; what it is about in each deployment is listed inside. Sorted by file,
 * place and rule, whatever order the files were read in.
 */
export function findingsOf(judgements: readonly Judgement[], isSecret: (at: Span) => boolean): readonly Finding[] {
  const seen = new Map<string, number>();
  const passes = passesByPlace(judgements);
  return grouped(judgements)
    .map((group) => ({ group, at: group[0].verdict.at }))
    .sort((a, b) => comparePlaces(a.at, b.at) || compare(a.group[0].selected.id, b.group[0].selected.id))
    .map(({ group }) => ({ ...findingOf(group, isSecret, seen), ...passesIn(group, passes) }));
}

function grouped(judgements: readonly Judgement[]): readonly Group[] {
  const groups = new Map<string, [ReportedJudgement, ...ReportedJudgement[]]>();
  for (const judgement of judgements) {
    if (!isReported(judgement)) continue;
    const { at, outcome } = judgement.verdict;
    const key = [judgement.selected.id, outcome, declaredPlace(at)].join('\0');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [judgement]);
    else group.push(judgement);
  }
  return [...groups.values()].map((group) => group.sort(compareTargets));
}

function findingOf(group: Group, isSecret: (at: Span) => boolean, seen: Map<string, number>): Finding {
  const [{ selected, verdict, target }] = group;
  const { id, rule } = selected;
  const property = verdict.property ?? '';
  const { outcome, at } = verdict;
  const matter = { rule: id, verdict: outcome, at, address: target.address, property, secret: isSecret(at) };
  const occurrence = (seen.get(identity(matter)) ?? 0) + 1;
  seen.set(identity(matter), occurrence);
  return {
    rule: id,
    verdict: outcome,
    severity: severityOf(group),
    at,
    ...gathered(outcome, instancesOf(group, isSecret)),
    title: outcome === 'fail' ? rule.fails : rule.unclear,
    why: rule.why,
    fix: fixFor(rule, at.source.language, target.resource),
    property,
    fingerprint: fingerprint(matter, occurrence),
    ...besideAll(group),
  };
}

/** The controls that no judgement of the group is a matter of. */
function besideAll([first, ...others]: Group): Pick<Finding, 'beside'> {
  const beside = first.beside.filter((name) => others.every((other) => other.beside.includes(name)));
  return beside.length === 0 ? {} : { beside };
}

/** A configured severity holds for every case; else the gravest case counts. */
function severityOf(group: Group): Severity {
  const [{ selected }] = group;
  if (selected.severity !== selected.rule.severity) return selected.severity;
  const found = group.map(
    ({ verdict }) => (verdict.outcome === 'fail' ? verdict.severity : undefined) ?? selected.severity,
  );
  return severities.find((severity) => found.includes(severity)) ?? selected.severity;
}

/** By rule and declaration, the environments in which the rule is content. */
function passesByPlace(judgements: readonly Judgement[]): ReadonlyMap<string, ReadonlySet<string>> {
  const passes = new Map<string, Set<string>>();
  for (const judgement of judgements) {
    const { environment } = judgement.target.deployment;
    if (judgement.verdict.outcome !== 'pass' || environment === undefined) continue;
    const key = declarationOf(judgement);
    passes.set(key, (passes.get(key) ?? new Set()).add(environment.name));
  }
  return passes;
}

/** An environment with one good and one bad instance is not one where all is well. */
function passesIn(group: Group, passes: ReturnType<typeof passesByPlace>): Pick<Finding, 'passesIn'> {
  const holds = new Set(group.map(({ target }) => environmentKey(target.deployment.environment?.name ?? '')));
  const well = new Set(group.flatMap((judgement) => [...(passes.get(declarationOf(judgement)) ?? [])]));
  const names = [...well].filter((name) => !holds.has(environmentKey(name))).sort(compare);
  return names.length === 0 ? {} : { passesIn: names };
}

const declarationOf = ({ selected, target: { at } }: Judgement): string =>
  [selected.id, at.source.path, at.start].join('\0');

const isReported = (judgement: Judgement): judgement is ReportedJudgement =>
  judgement.verdict.outcome === 'fail' || judgement.verdict.outcome === 'unknown';

const compareTargets = ({ target: a }: Judgement, { target: b }: Judgement): number =>
  compare(a.deployment.name, b.deployment.name) || compare(a.address, b.address);

/** By file, then by place in it. */
export const comparePlaces = (a: Span, b: Span): number =>
  compare(a.source.path, b.source.path) || a.start - b.start || a.end - b.end;

/** By code unit: the same order on every machine, whatever its language. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
