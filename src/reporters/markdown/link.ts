import type { Report } from '../../model/finding.js';
import { positionOf, type Span } from '../../model/source.js';
import type { Style } from '../reporter.js';
import { code } from './escape.js';

/** `[infra/main.bicep:5](infra/main.bicep#L5)`, counted from the root of the repository. */
export function linkTo({ source, start }: Span, { prefix }: Report, { linkBase = '' }: Style): string {
  const path = [...prefix.split('/'), ...source.path.split('/')].filter((segment) => segment !== '');
  const { line } = positionOf(source, start);
  const target = path.map((segment) => encoded(segment)).join('/');
  return `[${code(`${source.path}:${String(line)}`)}](${linkBase}${target}#L${String(line)})`;
}

/** Percent-encoded, parentheses too: they would end the link. */
const encoded = (segment: string): string =>
  encodeURIComponent(segment.replaceAll(/\p{Surrogate}/gu, '�')).replace(
    /[()'*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
