import type { Node } from 'jsonc-parser';
import type { Diagnostic } from '../../../model/diagnostic.js';
import { entriesOf, type JsonText, spanOf, textValue } from './json-text.js';

/** What stands for the beginning of a reference: `contoso.azurecr.io/bicep`, `<subscription>/<resource group>`. */
export interface ModuleAliases {
  readonly registries: ReadonlyMap<string, string>;
  readonly templateSpecs: ReadonlyMap<string, string>;
}

/** What a `bicepconfig.json` says of modules that are kept elsewhere. */
export interface BicepConfig {
  readonly aliases: ModuleAliases;
  /** As written; absent for the folder that Bicep takes by itself. */
  readonly cacheRoot?: string;
}

type Alias = Readonly<Record<string, string | undefined>>;

/**
 * The configuration that one file and those it extends make together, nearest first. Properties that a file leaves out
 * are those of the one it extends, and in the end those that Bicep has built in.
 * https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-config-modules
 */
export function bicepConfigOf(layers: readonly JsonText[]): BicepConfig {
  const registries = new Map<string, Alias>([['public', { registry: 'mcr.microsoft.com', modulePath: 'bicep' }]]);
  const templateSpecs = new Map<string, Alias>();
  let cacheRoot: string | undefined;
  for (const { root } of layers.toReversed()) {
    merge(registries, aliasesIn(root, 'br'), ['registry', 'modulePath']);
    merge(templateSpecs, aliasesIn(root, 'ts'), ['subscription', 'resourceGroup']);
    cacheRoot = textValue(entriesOf(root).get('cacheRootDirectory')?.value) ?? cacheRoot;
  }
  return {
    aliases: {
      registries: prefixes(registries, ({ registry, modulePath }) => {
        return registry === undefined || modulePath === undefined ? registry : `${registry}/${modulePath}`;
      }),
      templateSpecs: prefixes(templateSpecs, ({ subscription, resourceGroup }) => {
        return subscription === undefined || resourceGroup === undefined
          ? undefined
          : `${subscription}/${resourceGroup}`;
      }),
    },
    ...(cacheRoot !== undefined && cacheRoot.trim() !== '' && { cacheRoot }),
  };
}

export const builtInConfig: BicepConfig = bicepConfigOf([]);

function aliasesIn(root: Node | undefined, kind: string): Entries {
  return entriesOf(entriesOf(entriesOf(root).get('moduleAliases')?.value).get(kind)?.value);
}

type Entries = ReturnType<typeof entriesOf>;

function merge(into: Map<string, Alias>, written: Entries, names: readonly string[]): void {
  for (const [alias, { value }] of written) {
    const entries = entriesOf(value);
    const own = names.filter((name) => entries.has(name)).map((name) => [name, textValue(entries.get(name)?.value)]);
    into.set(alias, { ...into.get(alias), ...(Object.fromEntries(own) as Alias) });
  }
}

function prefixes(
  aliases: ReadonlyMap<string, Alias>,
  of: (alias: Alias) => string | undefined,
): ReadonlyMap<string, string> {
  return new Map(
    [...aliases].flatMap(([name, alias]) => {
      const prefix = of(alias);
      return prefix === undefined ? [] : [[name, prefix] as const];
    }),
  );
}

const shapes = {
  br: { properties: ['registry', 'modulePath'], required: ['registry'], noun: 'registries' },
  ts: {
    properties: ['subscription', 'resourceGroup'],
    required: ['subscription', 'resourceGroup'],
    noun: 'template specs',
  },
} as const;

/** What keeps a file from saying what it means to. `inherited` are the aliases of those it extends and of Bicep itself. */
export function configMistakes(text: JsonText, inherited: ModuleAliases): readonly Diagnostic[] {
  const { root } = text;
  if (root === undefined) return [];
  if (root.type !== 'object') return [mistake('The configuration of Bicep is not an object', text, root)];
  const entries = entriesOf(root);
  return [
    ...['extends', 'cacheRootDirectory'].flatMap((name) => notText(entries.get(name)?.value, `\`${name}\``, text)),
    ...aliasMistakes(entries.get('moduleAliases')?.value, text, inherited),
  ];
}

function aliasMistakes(node: Node | undefined, text: JsonText, inherited: ModuleAliases): readonly Diagnostic[] {
  if (node === undefined) return [];
  if (node.type !== 'object') return [mistake('`moduleAliases` is not an object', text, node)];
  const entries = entriesOf(node);
  return (['br', 'ts'] as const).flatMap((kind) => {
    const aliases = entries.get(kind)?.value;
    if (aliases === undefined) return [];
    if (aliases.type !== 'object') return [mistake(`\`moduleAliases.${kind}\` is not an object`, text, aliases)];
    const known = kind === 'br' ? inherited.registries : inherited.templateSpecs;
    return [...entriesOf(aliases)].flatMap(([name, entry]) => ofAlias(kind, name, entry, known.has(name), text));
  });
}

function ofAlias(
  kind: keyof typeof shapes,
  name: string,
  { key, value }: { readonly key: Node; readonly value: Node },
  isInherited: boolean,
  text: JsonText,
): readonly Diagnostic[] {
  const { properties, required, noun } = shapes[kind];
  const found: Diagnostic[] = [];
  if (!/^[\w-]+$/.test(name))
    found.push(mistake(`\`${name}\` is not a name for an alias`, text, key, 'letters, digits, - and _ only'));
  if (value.type !== 'object') return [...found, mistake(`The alias \`${name}\` is not an object`, text, value)];
  const entries = entriesOf(value);
  for (const property of properties) {
    found.push(...notText(entries.get(property)?.value, `\`${property}\` of the alias \`${name}\``, text));
  }
  const missing = isInherited ? [] : required.filter((property) => !entries.has(property));
  for (const property of missing) {
    found.push(mistake(`The alias \`${name}\` for ${noun} has no \`${property}\``, text, key, 'it is missing here'));
  }
  return found;
}

const notText = (node: Node | undefined, what: string, text: JsonText): readonly Diagnostic[] =>
  node === undefined || node.type === 'string' ? [] : [mistake(`${what} is not a text`, text, node)];

const mistake = (
  title: string,
  text: JsonText,
  node: Node,
  label = 'this is not what Bicep expects here',
): Diagnostic => ({
  id: 'bicepconfig/invalid-value',
  level: 'warning',
  title,
  label,
  at: spanOf(text.source, node),
});
