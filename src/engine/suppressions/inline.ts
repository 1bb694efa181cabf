import { isWithinCall } from '../../model/address.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Finding, Instance } from '../../model/finding.js';
import type { Comment, DeclarationExtent, Scan } from '../../model/scan.js';
import type { Source, Span } from '../../model/source.js';
import { rulesNamed, type Rules } from '../../rules/named.js';
import { codeLines, lineOf, type CodeLine } from './code-line.js';
import { directivesIn, type Directive } from './directive.js';
import type { Suppression } from './suppression.js';

type Sources = Pick<Scan, 'comments' | 'declarationsIn' | 'moduleCalls'>;

/** The suppressions written in comments, and those that were meant to be some. */
export function inlineSuppressions(
  scan: Sources,
  rules: Rules,
): { readonly suppressions: readonly Suppression[]; readonly diagnostics: readonly Diagnostic[] } {
  const suppressions: Suppression[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [source, comments] of bySource(scan.comments)) {
    const parsed = comments.flatMap(directivesIn);
    if (parsed.length === 0) continue;
    const lines = codeLines(source, comments);
    for (const found of parsed) {
      if (found.kind === 'directive') suppressions.push(suppressionOf(found, lines.get(found.comment), scan, rules));
      else diagnostics.push(malformed(found.at, found.label));
    }
  }
  return { suppressions, diagnostics };
}

/** Sources with a word of us in them, with all their comments. */
function bySource(comments: readonly Comment[]): ReadonlyMap<Source, readonly Comment[]> {
  const groups = new Map<Source, Comment[]>();
  const mentions = new Map<Source, boolean>();
  for (const comment of comments) {
    const { source } = comment;
    const mentioned = mentions.get(source) ?? /vaultlint/i.test(source.text);
    mentions.set(source, mentioned);
    if (!mentioned) continue;
    const group = groups.get(source);
    if (group === undefined) groups.set(source, [comment]);
    else group.push(comment);
  }
  return groups;
}

function suppressionOf(directive: Directive, line: CodeLine | undefined, scan: Sources, rules: Rules): Suppression {
  const { source } = directive.at;
  const extents = line?.above === true ? declaredAt(line.line, source, scan) : [];
  const calls = scan.moduleCalls.filter(({ at }) => extents.some((extent) => contains(extent, at)));
  return {
    by: 'comment',
    rules: directive.names.map(({ name, at }) => ({ name, ids: rulesNamed(name, rules), at })),
    reason: directive.reason,
    at: directive.at,
    ...(directive.until !== undefined && { until: directive.until }),
    covers: ({ at }: Finding, { address, deployment, trail }: Instance): boolean => {
      // Where the value was written counts like where it ends: an address in a parameter file is accepted there.
      for (const place of [at, ...trail.map((step) => step.at)]) {
        if (place.source.path !== source.path) continue;
        if (lineOf(place.source, place.start) === line?.line) return true;
        if (extents.some((extent) => contains(extent, place))) return true;
      }
      return calls.some((call) => call.deployment.name === deployment.name && isWithinCall(address, call.address));
    },
  };
}

/** The declarations whose decorators or heading are on the line. */
const declaredAt = (line: number, source: Source, scan: Sources): readonly DeclarationExtent[] =>
  scan
    .declarationsIn(source)
    .filter(({ start, at }) => lineOf(source, start) <= line && line <= lineOf(source, at.start));

const contains = (outer: Span, inner: Span): boolean =>
  outer.source.path === inner.source.path && outer.start <= inner.start && inner.end <= outer.end;

const malformed = (at: Span, label: string): Diagnostic => ({
  id: 'suppression/malformed',
  level: 'warning',
  title: 'This comment suppresses nothing',
  label,
  at,
  fix: 'Write `vaultlint:ignore RULE[,RULE] [until=YYYY-MM-DD] -- reason`.',
});
