import { at } from '../../templates/verified/versions.js';
import type { Since } from '../../templates/verified/facts.js';
import type { BlockFacts, ConfigurationFacts, Formula, ResourceFacts, VariableFacts } from './facts.js';

/**
 * The configuration that a module has at a version, as far as its facts tell, in Terraform's language. So all that holds
 * for modules of one's own holds for it: repetition, what is not known before the run, outputs.
 */
export function configurationText(facts: ConfigurationFacts, version: string, provider: string): string {
  const each = <T extends object | string>(
    all: Readonly<Record<string, Since<T>>>,
    write: (name: string, fact: T) => string,
  ): readonly string[] =>
    Object.entries(all).flatMap(([name, since]) => {
      const fact = at(since, version);
      return fact === undefined ? [] : [write(name, fact)];
    });
  return [
    block('terraform', [
      block('required_providers', [`azurerm = { source = "hashicorp/azurerm", version = "${provider}" }`]),
    ]),
    ...each(facts.variables, variable),
    ...facts.resources.flatMap((since) => {
      const fact = at(since, version);
      return fact === undefined ? [] : [resource(fact, version)];
    }),
    ...Object.entries(facts.calls ?? {}).map(([name, { folder, ...call }]) =>
      block(`module "${name}"`, [
        `source = "./${folder}"`,
        ...repeated(call, version),
        ...given(call.arguments, version),
      ]),
    ),
    ...each(facts.outputs, (name, formula) => block(`output "${name}"`, [`value = ${formula}`])),
    '',
  ].join('\n');
}

const block = (heading: string, lines: readonly string[]): string => `${heading} {\n${lines.join('\n')}\n}`;

const variable = (name: string, { type, secure, nullable, default: value }: VariableFacts): string =>
  block(`variable "${name}"`, [
    `type = ${type}`,
    ...(value === undefined ? [] : [`default = ${value}`]),
    ...(secure === true ? ['sensitive = true'] : []),
    ...(nullable === false ? ['nullable = false'] : []),
  ]);

const resource = (facts: ResourceFacts, version: string): string =>
  block(`resource "${facts.type}" "${facts.name}"`, [
    ...repeated(facts, version),
    ...given(facts.arguments, version),
    ...(facts.blocks ?? []).map((each) => inner(each, version)),
  ]);

function inner({ type, each, arguments: all, blocks = [] }: BlockFacts, version: string): string {
  const lines = [...given(all, version), ...blocks.map((one) => inner(one, version))];
  return each === undefined
    ? block(type, lines)
    : block(`dynamic "${type}"`, [`for_each = ${each}`, block('content', lines)]);
}

function repeated({ each, count }: Pick<ResourceFacts, 'each' | 'count'>, version: string): readonly string[] {
  const over = at(each, version);
  const many = at(count, version);
  return [...(over === undefined ? [] : [`for_each = ${over}`]), ...(many === undefined ? [] : [`count = ${many}`])];
}

const given = (all: Readonly<Record<string, Since<Formula>>>, version: string): readonly string[] =>
  Object.entries(all).flatMap(([name, since]) => {
    const formula = at(since, version);
    return formula === undefined ? [] : [`${name} = ${formula}`];
  });
