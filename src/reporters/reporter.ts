import type { Report, Severity } from '../model/finding.js';

export type Format = 'console' | 'json' | 'sarif' | 'markdown' | 'compliance' | 'compliance-json';

/** What a piece of text is, for those who colour it. */
export type Role = Severity | 'error' | 'warning' | 'unknown' | 'good' | 'bold' | 'dim';

/** How a report is to look. Everything a reporter may want to know of its surroundings is here. */
export interface Style {
  /** Columns of the terminal. Only the console format looks at it. */
  readonly width: number;
  /** Gives the text back, coloured or not. It never changes how wide the text is. */
  paint(role: Role, text: string): string;
  /** Every unknown and every accepted finding in full. */
  readonly verbose?: boolean;
  /** Failures and errors only. */
  readonly quiet?: boolean;
  /** `github` (the default) leaves out what GitHub would turn into false alerts; `full` has everything. */
  readonly sarifProfile?: 'github' | 'full';
  /** What links of the markdown format start with, such as `https://github.com/o/r/blob/<commit>/`. Relative if absent. */
  readonly linkBase?: string;
  /** The most bytes of the markdown format. 900 KiB if absent; GitHub takes 1 MiB for a job summary and 64 KiB for a comment. */
  readonly mostBytes?: number;
}

/** A function from a report to text, final line break included. It reads no clock, no file and no terminal. */
export type Reporter = (report: Report, style: Style) => string;

/** No colours. */
export const plain = (width = 100): Style => ({ width, paint: (_role, text) => text });
