import type { Format, Reporter } from './reporter.js';

/** The formats. A reporter is read from disk when a run asks for it, not before. */
export const reporters: Readonly<Record<Format, () => Promise<Reporter>>> = {
  console: async () => (await import('./console/console.js')).consoleReporter,
  json: async () => (await import('./json/json.js')).jsonReporter,
  sarif: async () => (await import('./sarif/sarif.js')).sarifReporter,
  markdown: async () => (await import('./markdown/markdown.js')).markdownReporter,
  compliance: async () => (await import('./compliance/markdown.js')).complianceMarkdown,
  'compliance-json': async () => (await import('./compliance/json.js')).complianceJson,
};
