import type { Diagnostic } from '../model/diagnostic.js';
import type { Finding, Instance, Report } from '../model/finding.js';
import { textOf, type Span } from '../model/source.js';
import type { Assumption, Step } from '../model/value.js';
import type { Related } from '../model/verdict.js';
import { mask } from './frame/cells.js';
import { KnownTexts } from './known-texts.js';
import type { Reporter } from './reporter.js';

/** Shorter texts are not looked for: they would hide half of every message and nobody's secret. */
const shortest = 4;

/** Shorter texts are looked for as wholes: `s0urce` as a secret must not hide a part of `res0urceGroups`. */
const shortestPart = 8;

/** What may as well be a word of ours, such as `template`, is looked for where values are quoted. */
const word = /^[A-Za-z]{1,15}$/;

/** What a pipeline replaces before it deploys, such as `#_name_#` or `{{name}}`, is not the secret. */
const placeholder = /^(?:#_?\{?[\w.]+\}?_?#|\{\{[^{}]*\}\}|<[^<>]*>|__\w+__|%\w+%)$/;

/**
 * The same report with the texts of known secrets masked in everything that was made from values: labels, names,
 * assumptions. Code frames mask by position; this is for the text around them. The words of the rules stay as they are.
 */
export function redacted(report: Report): Report {
  const hide = hider(report);
  if (hide === undefined) return report;
  return {
    ...report,
    findings: report.findings.map((finding) => redactedFinding(finding, hide)),
    diagnostics: report.diagnostics.map((diagnostic) => redactedDiagnostic(diagnostic, hide)),
  };
}

/** A reporter that is only ever given redacted reports. */
export const withoutSecrets =
  (reporter: Reporter): Reporter =>
  (report, style) =>
    reporter(redacted(report), style);

type Hide = (text: string) => string;

function hider({ secrets, names }: Report): Hide | undefined {
  const isHidden = (text: string): boolean =>
    text.trim().length >= shortest && !placeholder.test(text) && !(word.test(text) && names.has(text));
  const texts = secrets.flatMap(formsOf).filter(isHidden);
  if (texts.length === 0) return undefined;
  const known = new KnownTexts(texts, shortest);
  return (text) => known.in(text).reduce(hidden, text);
}

function hidden(text: string, secret: string): string {
  const literally = secret.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
  if (word.test(secret)) return text.replace(new RegExp(`(?<=[\`'"⟨])${literally}(?=[\`'"⟩])`, 'g'), mask);
  if (secret.length >= shortestPart) return text.replaceAll(secret, mask);
  return text.replace(new RegExp(`(?<![\\w-])${literally}(?![\\w-])`, 'g'), mask);
}

/** A literal as written, without its quotes, and as the value that it stands for. */
function formsOf(literal: Span): string[] {
  const inner = textOf(literal).replace(/^('''|'|")([^]*)\1$/, '$2');
  return [inner, inner.replaceAll(/\\(.)/gs, (_, escaped: string) => controls.get(escaped) ?? escaped)];
}

const controls: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const redactedFinding = (finding: Finding, hide: Hide): Finding => ({
  ...finding,
  title: hide(finding.title),
  label: hide(finding.label),
  resource: hide(finding.resource),
  property: hide(finding.property),
  trail: redactedTrail(finding.trail, hide),
  related: redactedPlaces(finding.related, hide),
  instances: finding.instances.map((instance) => redactedInstance(instance, hide)),
  ...(finding.accepted === undefined
    ? {}
    : { accepted: { ...finding.accepted, reason: hide(finding.accepted.reason) } }),
});

const redactedTrail = (trail: readonly Step[], hide: Hide): readonly Step[] =>
  trail.map((step) => ({ ...step, name: hide(step.name) }));

const redactedPlaces = (related: readonly Related[], hide: Hide): readonly Related[] =>
  related.map(({ at, label }) => ({ at, label: hide(label) }));

const redactedInstance = (instance: Instance, hide: Hide): Instance => ({
  ...instance,
  address: hide(instance.address),
  title: hide(instance.title),
  label: hide(instance.label),
  trail: redactedTrail(instance.trail, hide),
  related: redactedPlaces(instance.related, hide),
  deployment: { ...instance.deployment, name: hide(instance.deployment.name) },
  when: instance.when.map((assumption) => redactedAssumption(assumption, hide)),
});

const redactedAssumption = (assumption: Assumption, hide: Hide): Assumption => ({
  ...assumption,
  subject: hide(assumption.subject),
  is: typeof assumption.is === 'string' ? hide(assumption.is) : assumption.is,
});

const redactedDiagnostic = (diagnostic: Diagnostic, hide: Hide): Diagnostic => ({
  ...diagnostic,
  title: hide(diagnostic.title),
  ...(diagnostic.label === undefined ? {} : { label: hide(diagnostic.label) }),
  ...(diagnostic.fix === undefined ? {} : { fix: hide(diagnostic.fix) }),
});
