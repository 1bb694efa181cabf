import { buildEstate } from '../../src/estate/build.js';
import type { Estate } from '../../src/estate/estate.js';
import { textOf } from '../../src/model/source.js';
import type { Setting } from '../../src/model/setting.js';
import { scanTemplates } from '../../src/scanners/templates/scan.js';

/** The estate of a few Bicep files; a text alone is `main.bicep`. */
export function estateOf(files: string | Readonly<Record<string, string>>): Estate {
  const texts = typeof files === 'string' ? { 'main.bicep': files } : files;
  const scan = scanTemplates({
    files: Object.keys(texts),
    read: (path) => {
      const text = texts[path];
      return text === undefined ? { problem: 'it does not exist' } : { bytes: new TextEncoder().encode(text) };
    },
    list: () => [],
    environments: { of: () => undefined, isProduction: (name) => name === 'prod' },
  });
  return buildEstate(scan);
}

/** A setting as one line: "set true `true`", "default false `properties`", "unknown …", or its cases. */
export function shown(setting: Setting<unknown>): string {
  if (setting.kind === 'depends') {
    const cases = setting.cases.map(
      ({ when, is }) => `${when.map((each) => `${each.subject}=${String(each.is)}`).join('&')}: ${shown(is)}`,
    );
    return `depends ${cases.join('; ')}`;
  }
  const place = `\`${textOf(setting.at)}\``;
  return setting.kind === 'unknown'
    ? `unknown ${place}: ${setting.because}`
    : `${setting.kind} ${String(setting.value)} ${place}`;
}
