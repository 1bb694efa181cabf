import type { Resource } from '../../../src/model/resource.js';
import type { Scan } from '../../../src/model/scan.js';
import { positionOf, textOf } from '../../../src/model/source.js';
import type { Step, Value } from '../../../src/model/value.js';
import type { TemplateInput } from '../../../src/scanners/templates/input.js';
import { scanTemplates } from '../../../src/scanners/templates/scan.js';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Files that are only in memory. All Bicep and JSON files are candidates. */
export function inputOf(files: Files, options: Partial<TemplateInput> = {}): TemplateInput {
  const encoder = new TextEncoder();
  return {
    files: Object.keys(files).filter((path) => /\.(?:bicep(?:param)?|jsonc?)$/.test(path)),
    read: (path) => {
      const content = files[path];
      if (content === undefined) return { problem: 'it does not exist' };
      return { bytes: typeof content === 'string' ? encoder.encode(content) : content };
    },
    list: (folder) =>
      Object.keys(files)
        .filter((path) => path.startsWith(`${folder}/`))
        .sort(),
    environments: { of: () => undefined, isProduction: (name) => name.startsWith('prod') },
    ...options,
  };
}

export const scanFiles = (files: Files, options?: Partial<TemplateInput>): Scan =>
  scanTemplates(inputOf(files, options));

/** The only resource at an address. */
export function resourceAt(scan: Scan, address: string): Resource {
  const found = scan.resources.filter((each) => each.address === address);
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(
      `${found.length} resources at ${address}; there are ${scan.resources.map((each) => each.address).join(', ')}`,
    );
  }
  return first;
}

/** A property deep inside a value: `properties.sku.name`. */
export function property(value: Value, path: string): Value {
  return path.split('.').reduce<Value>((inside, name) => {
    const found =
      inside.kind === 'object'
        ? inside.entries.get(name)
        : inside.kind === 'list'
          ? inside.items[Number(name)]
          : undefined;
    if (found === undefined) throw new Error(`no ${name} of ${path} in ${JSON.stringify(show(inside))}`);
    return found;
  }, value);
}

/** A value as short as can be read: unknowns as `<symbol or reason>`, possibilities by their assumptions. */
export function show(value: Value): unknown {
  switch (value.kind) {
    case 'scalar':
      return value.value;
    case 'list':
      return value.items.map(show);
    case 'object':
      return Object.fromEntries([...value.entries].map(([name, entry]) => [name, show(entry)]));
    case 'unknown':
      return `<${value.symbol ?? value.because}>`;
    case 'handle':
      return `<${value.name}>`;
    case 'depends':
      return Object.fromEntries(value.cases.map(({ when, is }) => [assumptions(when), show(is)]));
  }
}

export const assumptions = (when: Resource['when']): string =>
  when.map(({ subject, is }) => `${subject}=${String(is)}`).join(' & ');

/** `kind name file:line text` of each step. */
export const steps = (trail: readonly Step[]): readonly string[] =>
  trail.map(
    ({ kind, name, at }) => `${kind} ${name} ${at.source.path}:${positionOf(at.source, at.start).line} ${textOf(at)}`,
  );

/** `id file:line text` of each diagnostic. */
export const problems = (scan: Scan): readonly string[] =>
  scan.diagnostics.map(({ id, at, path }) =>
    at === undefined
      ? `${id} ${path ?? ''}`
      : `${id} ${at.source.path}:${positionOf(at.source, at.start).line} ${textOf(at)}`,
  );

/** A template with one vault, whose properties are given as Bicep. */
export const vault = (properties = '', name = "'kv'"): string => `
resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: ${name}
  properties: {
    ${properties}
  }
}
`;
