import type { Comment } from '../../model/scan.js';
import type { Span } from '../../model/source.js';
import { isDate } from '../../model/suppression.js';
import { didYouMean } from '../../model/suggest.js';

/** `vaultlint:ignore RULE[,RULE] [until=YYYY-MM-DD] -- reason`. */
export interface Directive {
  readonly kind: 'directive';
  readonly comment: Comment;
  readonly names: readonly { readonly name: string; readonly at: Span }[];
  readonly reason: string;
  readonly until?: string;
  readonly at: Span;
}

/** What looks like a directive but is none. It is reported, since it suppresses nothing. */
export interface Malformed {
  readonly kind: 'malformed';
  readonly at: Span;
  readonly label: string;
}

/** The directives in a comment, each on a line of its own; none in an ordinary comment. */
export function directivesIn(comment: Comment): readonly (Directive | Malformed)[] {
  const { source, start, end } = comment;
  const text = source.text.slice(start, end);
  if (!/vaultlint/i.test(text)) return [];
  return [...text.matchAll(/[^\r\n]+/g)].flatMap((match) => {
    const line = withoutEnd(match[0].trimEnd());
    const mark = /^(?:\s*"\/\/"\s*:\s*")?[\s/#*]*/.exec(line)?.[0].length ?? 0;
    const content = line.slice(mark).trimEnd();
    if (!looksLikeOne(content)) return [];
    return [parse(comment, content, start + match.index + mark)];
  });
}

/** In JSON a comment is a property whose name is two slashes. */
const withoutEnd = (line: string): string =>
  line.endsWith('*/') ? line.slice(0, -2) : line.startsWith('"//"') ? line.replace(/"\s*,?$/, '') : line;

const verb = /^vaultlint:ignore(?=\s|$)/i;
const looksLikeOne = (text: string): boolean =>
  /\bvaultlint(?::[a-z]|[\s:_-]+(?:ignore|disable|skip|suppress|allow|accept|noqa)\b)/i.test(text);

function parse(comment: Comment, content: string, offset: number): Directive | Malformed {
  const span = (from: number, length: number): Span => ({
    source: comment.source,
    start: offset + from,
    end: offset + from + length,
  });
  const malformed = (label: string, at = span(0, content.length)): Malformed => ({ kind: 'malformed', at, label });

  const opening = verb.exec(content)?.[0];
  if (opening === undefined) return malformed(wrongOpening(content));
  const dashes = /(?:^|\s)--(?:\s|$)/.exec(content);
  const reason = dashes === null ? '' : content.slice(dashes.index + dashes[0].length).trim();
  if (dashes === null || reason === '') return malformed('the reason is missing: end with ` -- ` and why');

  const head = content.slice(0, dashes.index);
  const limit = /\suntil=(\S*)\s*$/.exec(head);
  const until = limit?.[1];
  if (limit !== null && until !== undefined && !isDate(until))
    return malformed('not a date: write `until=YYYY-MM-DD`', span(limit.index + 1, limit[0].trim().length));

  const names = namesIn(head.slice(0, limit?.index), opening.length, span);
  if (names.length === 0) return malformed('names no rule');
  const unclear = names.find(({ name }) => name === '' || /\s/.test(name));
  if (unclear !== undefined) return malformed(wrongName(unclear.name), unclear.at);
  return { kind: 'directive', comment, names, reason, at: span(0, content.length), ...(until && { until }) };
}

function namesIn(head: string, from: number, span: (from: number, length: number) => Span): Directive['names'] {
  if (head.slice(from).trim() === '') return [];
  return [...head.slice(from).matchAll(/(?<=^|,)[^,]*/g)].map((match) => {
    const name = match[0].trim();
    const indent = match[0].length - match[0].trimStart().length;
    return { name, at: span(from + match.index + (name === '' ? 0 : indent), Math.max(1, name.length)) };
  });
}

function wrongOpening(content: string): string {
  const written = /^vaultlint:[\w-]+/i.exec(content)?.[0];
  const form = 'write `vaultlint:ignore RULE -- reason` at the start of the comment';
  return written === undefined ? form : didYouMean(written, ['vaultlint:ignore'], form);
}

const wrongName = (name: string): string =>
  /\suntil\b/.test(name) ? 'write `until=YYYY-MM-DD` before the reason' : 'separate rules with a comma';
