import type { ReportingDescriptor } from '@microsoft/sarif';
import type { Finding, Report, RuleSummary, Severity } from '../../model/finding.js';
import { idText, servedControls } from '../../model/framework.js';
import { sentence } from '../text/words.js';
import { sarifLevel, securitySeverity } from './severity.js';
import type { Taxonomies } from './taxonomies.js';

const mostTags = 10;
const longestText = 1024;

/** Ids of the rules of a SARIF file and their descriptors, in one order. */
export interface Descriptors {
  readonly list: readonly ReportingDescriptor[];
  /** Id and index of the descriptor that a finding belongs to. */
  of(finding: Finding): { readonly ruleId: string; readonly ruleIndex: number };
}

/**
 * One descriptor for every rule, and one more for every other severity that its findings have: GitHub takes the
 * severity of an alert from the rule alone.
 */
export function descriptorsOf(
  { rules, frameworks }: Pick<Report, 'rules' | 'frameworks'>,
  findings: readonly Finding[],
  { relationshipsOf }: Taxonomies,
): Descriptors {
  const descriptor = (rule: RuleSummary, severity: Severity): ReportingDescriptor => ({
    ...descriptorOf(rule, severity, controlLines(rule, frameworks)),
    ...(Object.keys(rule.controls).length === 0 ? {} : { relationships: [...relationshipsOf(rule)] }),
  });
  const list = rules.map((rule) => descriptor(rule, rule.severity));
  const indices = new Map(list.map(({ id }, index) => [id, index]));
  for (const { rule: id, severity } of findings) {
    const rule = rules.find((candidate) => candidate.id === id);
    if (rule === undefined || rule.severity === severity || indices.has(`${id}/${severity}`)) continue;
    indices.set(`${id}/${severity}`, list.push(descriptor(rule, severity)) - 1);
  }
  return {
    list,
    of({ rule, severity }) {
      const ruleId = indices.has(`${rule}/${severity}`) ? `${rule}/${severity}` : rule;
      return { ruleId, ruleIndex: indices.get(ruleId) ?? -1 };
    },
  };
}

function descriptorOf(rule: RuleSummary, severity: Severity, controls: readonly string[]): ReportingDescriptor {
  const score = securitySeverity[severity];
  return {
    id: severity === rule.severity ? rule.id : `${rule.id}/${severity}`,
    name: pascalCase(rule.id),
    shortDescription: { text: short(full(rule.title)) },
    fullDescription: { text: short(`Requires that ${full(rule.requires)} ${full(rule.why)}`) },
    help: { text: `${full(rule.why)}\n\nHow to fix: ${full(rule.fix)}`, markdown: helpMarkdown(rule, controls) },
    helpUri: rule.url,
    defaultConfiguration: { level: sarifLevel[severity] },
    properties: {
      tags: tagsOf(rule),
      precision: rule.recommended ? 'very-high' : 'high',
      ...(score === undefined ? {} : { 'security-severity': score }),
    },
  };
}

function helpMarkdown(rule: RuleSummary, controls: readonly string[]): string {
  return [
    `# ${rule.title}`,
    `Requires that ${full(rule.requires)}`,
    `## Why`,
    full(rule.why),
    `## How to fix`,
    full(rule.fix),
    ...(controls.length === 0 ? [] : ['## Controls', controls.join('\n')]),
    ...(rule.aliases.length === 0 ? [] : [`**Known elsewhere as:** ${rule.aliases.join(', ')}`]),
    `[${rule.id}](${rule.url})`,
  ].join('\n\n');
}

const controlLines = ({ controls }: RuleSummary, frameworks: Report['frameworks']): readonly string[] =>
  servedControls(controls, frameworks).map(
    ({ key, id, control }) => `- ${key} ${idText(id, control)}: ${control.title}`,
  );

const tagsOf = (rule: RuleSummary): string[] => {
  const controls = Object.entries(rule.controls).flatMap(([framework, ids]) => ids.map((id) => `${framework}/${id}`));
  return [...new Set(['security', rule.id.split('/')[0] ?? '', ...controls])].slice(0, mostTags);
};

const pascalCase = (id: string): string =>
  id
    .split(/[/-]/)
    .map((word) => sentence(word))
    .join('');

/** With a full stop, as descriptions have it. */
const full = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const short = (text: string): string => (text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`);
