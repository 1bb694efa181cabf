import { wrap } from '../text/wrap.js';
import type { Style } from '../reporter.js';

const column = 9;

/** A named line under a finding, `why      Without it …`, wrapped with its lines below each other. */
export function field(name: string, text: string, style: Style): string[] {
  const lines = wrap(text, Math.max(30, Math.min(style.width, 120) - column - 2));
  return lines.map((line, i) => `  ${style.paint('dim', (i === 0 ? name : '').padEnd(column))}${line}`);
}

/** Several lines under one name, not wrapped. */
export const fields = (name: string, lines: readonly string[], style: Style): string[] =>
  lines.map((line, i) => `  ${style.paint('dim', (i === 0 ? name : '').padEnd(column))}${line}`);

export const indented = (lines: readonly string[], by = 2): string[] =>
  lines.map((line) => (line === '' ? '' : `${' '.repeat(by)}${line}`));
