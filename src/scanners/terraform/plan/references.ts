import type { JsonNode } from '../../json/node.js';
import type { Span } from '../../../model/source.js';
import type { Value } from '../../../model/value.js';
import type { PlannedModule, PlannedModules } from './configuration.js';

/** From where something is referred to. */
export interface Referring {
  readonly module: PlannedModule;
  /** The key of `for_each`, or the number of `count`. */
  readonly index: string | number | undefined;
  /** The expression of `for_each`. */
  readonly forEach: JsonNode | undefined;
}

/** A resource that others refer to. */
export interface Referred {
  /** What an attribute of it is worth, by the names on the way; undefined if that cannot be told. */
  attribute(path: readonly string[], at: Span): Value | undefined;
  /** What one that is asked for like this is, where a plan does not say which is meant. */
  likely(asked: string, at: Span): Value | undefined;
}

/** The resources of a plan, by address. */
export interface ReferredResources {
  at(address: string): Referred | undefined;
  /** The only instance of what is repeated, if it has only one. */
  only(address: string): Referred | undefined;
}

/** Attributes that are made of nothing but what they refer to: ids and addresses. */
const asIs = /(?:^|_)(?:ids?|scopes?|ur[il]|resource)$/;

/** References go through calls and outputs of modules; this deep ones go in circles. */
const deepest = 40;

/**
 * Follows the references of a configuration. A plan has no expressions, only what they refer to, so one that refers to
 * one thing is taken for that thing where it is an id or an address; text can be put together of a reference and more.
 *
 * https://developer.hashicorp.com/terraform/internals/json-format#expression-representation
 */
export class References {
  readonly #modules: PlannedModules;
  readonly #resources: ReferredResources;

  constructor(modules: PlannedModules, resources: ReferredResources) {
    this.#modules = modules;
    this.#resources = resources;
  }

  /** What an expression is worth; undefined if that cannot be told. `asked` is the attribute that it gives. */
  value(expression: JsonNode | undefined, asked: string, from: Referring, at: Span): Value | undefined {
    if (!asIs.test(asked)) return undefined;
    const target = this.target(expression, from);
    if (target === undefined) return undefined;
    const { resource, path } = target;
    return path.length === 0 ? resource.likely(asked, at) : resource.attribute(path, at);
  }

  /** The one resource that an expression refers to, and which attribute of it. */
  target(
    expression: JsonNode | undefined,
    from: Referring,
    rest: readonly string[] = [],
    depth = 0,
  ): Target | undefined {
    const [only, ...others] = referencesOf(expression).filter((each) => !isIndex(each));
    if (only === undefined || others.length > 0 || depth > deepest) return undefined;
    const [first, ...steps] = stepsOf(only);
    switch (first?.name) {
      case 'var':
        return this.#argument(steps, from, rest, depth);
      case 'module':
        return this.#output(steps, from, rest, depth);
      case 'each':
        return steps[0]?.name === 'value' ? this.#each([...namesOf(steps.slice(1)), ...rest], from, depth) : undefined;
      case 'data':
        return this.#resource('data.', steps, from, rest);
      default:
        return first === undefined ? undefined : this.#resource('', [first, ...steps], from, rest);
    }
  }

  #argument(
    [variable, ...names]: readonly Step[],
    from: Referring,
    rest: readonly string[],
    depth: number,
  ): Target | undefined {
    const { caller, name } = from.module;
    const call = caller?.configured?.call(name);
    if (variable === undefined || caller === undefined || call === undefined) return undefined;
    const expression = call.get('expressions')?.get(variable.name);
    const { index } = from.module;
    const calling = { module: caller, index, forEach: call.get('for_each_expression') };
    return this.target(expression, calling, [...namesOf(names), ...rest], depth + 1);
  }

  #output(
    [call, output, ...names]: readonly Step[],
    from: Referring,
    rest: readonly string[],
    depth: number,
  ): Target | undefined {
    if (call === undefined || output === undefined) return undefined;
    const own = `${prefixOf(from.module)}module.${call.name}`;
    const module = this.#modules.at(call.index === undefined ? own : `${own}[${call.index}]`);
    const expression = module.configured?.node.get('outputs')?.get(output.name)?.get('expression');
    return this.target(
      expression,
      { module, index: undefined, forEach: undefined },
      [...namesOf(names), ...rest],
      depth + 1,
    );
  }

  /** `each.value` of what is repeated for each instance of something else is the instance with its key. */
  #each(rest: readonly string[], from: Referring, depth: number): Target | undefined {
    return this.target(from.forEach, { ...from, forEach: undefined }, rest, depth + 1);
  }

  #resource(
    mode: string,
    [type, name, ...names]: readonly Step[],
    from: Referring,
    rest: readonly string[],
  ): Target | undefined {
    if (type === undefined || name === undefined) return undefined;
    const address = `${prefixOf(from.module)}${mode}${type.name}.${name.name}`;
    const resource = this.#instance(address, name.index, from.index);
    return resource && { resource, path: [...namesOf(names), ...rest] };
  }

  /** Which instance an expression picks is not in a plan: one of its own key, or the only one there is. */
  #instance(address: string, written: string | undefined, own: string | number | undefined): Referred | undefined {
    if (written !== undefined) return this.#resources.at(`${address}[${written}]`);
    const same = own === undefined ? undefined : this.#resources.at(`${address}[${JSON.stringify(own)}]`);
    return this.#resources.at(address) ?? same ?? this.#resources.only(address);
  }
}

export interface Target {
  readonly resource: Referred;
  readonly path: readonly string[];
}

const prefixOf = ({ address }: PlannedModule): string => (address === '' ? '' : `${address}.`);

/** What only says which instance is meant. */
const isIndex = (reference: string): boolean => /^(?:each\.key|count\.index|path\.\w+|terraform\.\w+)$/.test(reference);

/** All that an expression refers to, but for what is only the beginning of something else. */
export function referencesOf(expression: JsonNode | undefined): readonly string[] {
  const all = [...new Set((expression?.get('references')?.items() ?? []).map(({ text }) => text))];
  return all.filter(
    (each) => !all.some((other) => other !== each && /^[.[]/.test(other.slice(each.length)) && other.startsWith(each)),
  );
}

interface Step {
  readonly name: string;
  /** As written: `"dev"`, `0`. */
  readonly index: string | undefined;
}

const step = /(?:^|\.)(?<name>[\w-]+)(?:\[(?<index>"(?:[^"\\]|\\.)*"|\d+)\])?/g;

const stepsOf = (reference: string): readonly Step[] =>
  [...reference.matchAll(step)].map(({ groups }) => ({ name: groups?.['name'] ?? '', index: groups?.['index'] }));

/** Blocks of which there is one are lists, and asked for by `[0]`. */
const namesOf = (steps: readonly Step[]): readonly string[] => steps.map(({ name }) => name);
