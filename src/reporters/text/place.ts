import { positionOf, type Span } from '../../model/source.js';
import { printable } from './printable.js';

/** `infra/main.bicep:5:28`, as editors and terminals know how to open it. */
export function placeOf({ source, start }: Span): string {
  const { line, column } = positionOf(source, start);
  return `${printable(source.path)}:${String(line)}:${String(column)}`;
}
