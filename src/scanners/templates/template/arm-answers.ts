import { distribute } from '../../../expressions/distribute.js';
import { symbolOf } from '../../../expressions/symbol.js';
import { noTrail, objectOf, relocated, scalar, unknown } from '../../../expressions/values.js';
import type { Span } from '../../../model/source.js';
import type { Handle, Value } from '../../../model/value.js';
import { parameterName, resourceName, variableName } from '../names.js';
import { ReferenceIndex } from './reference-index.js';
import type { Template } from './template.js';

/** Answers the functions of ARM that ask the template itself: for its names, and for what it deploys. */
export class ArmAnswers {
  readonly #template: Template;
  readonly #index: ReferenceIndex;

  constructor(template: Template) {
    this.#template = template;
    this.#index = new ReferenceIndex(template);
  }

  /** What a call is worth; undefined for functions that ask for something else, or of what is not in this template. */
  to(name: string, args: readonly Value[], at: Span): Value | undefined {
    const [first] = args;
    if (first === undefined) return undefined;
    switch (name.toLowerCase()) {
      case 'parameters':
        return this.#named(first, parameterName, at);
      case 'variables':
        return this.#named(first, variableName, at);
      case 'reference':
        return this.#reference(first, isFull(args[2]), at);
      case 'resourceinfo':
        return this.#found(first, at);
      default:
        return undefined;
    }
  }

  /** `parameters(concat('sku', 'Name'))`: a name that has to be worked out. */
  #named(name: Value, key: (name: string) => string, at: Span): Value {
    const { scope } = this.#template;
    return distribute([name], at, scope.evaluation.budget, ([one]) => {
      const text = one?.kind === 'scalar' ? String(one.value) : undefined;
      if (text === undefined) return unknown('which one is meant is only known at deployment', at);
      return scope.lookup(key(text), at) ?? unknown(`there is no ${key(text)} here`, at);
    });
  }

  /** https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-resource#reference */
  #reference(what: Value, full: boolean, at: Span): Value | undefined {
    if (what.kind !== 'depends') return this.#referenced(what, full, at);
    return distribute([what], at, this.#template.scope.evaluation.budget, ([one]) => {
      return (one && this.#referenced(one, full, at)) ?? elsewhere(one ?? what, full, at);
    });
  }

  #referenced(what: Value, full: boolean, at: Span): Value | undefined {
    const found = this.#found(what, at);
    if (found !== undefined) return full || found.kind !== 'handle' ? found : found.member('properties', at);
    return this.#template.context.outer === undefined ? elsewhere(what, full, at) : undefined;
  }

  /** The resource or the deployment with a symbolic name, an id, or a name. */
  #found(what: Value, at: Span): Value | undefined {
    const text = symbolOf(what);
    if (text === undefined) return undefined;
    return this.#symbolic(text, at) ?? this.#index.find(text)?.reference(at);
  }

  /** Of a loop, `vaults[0]` is one round. */
  #symbolic(text: string, at: Span): Value | undefined {
    const indexed = /^(?<name>[^[\]⟨]+)\[(?<index>.+)\]$/s.exec(text)?.groups;
    const { program } = this.#template;
    const named = program.names.get(resourceName(indexed?.['name'] ?? text));
    if (named?.kind !== 'resource' && named?.kind !== 'module') return undefined;
    const declared = named.kind === 'resource' ? this.#template.resource(named) : this.#template.module(named);
    if (named.loop === undefined) return indexed === undefined ? declared.instances()[0]?.reference(at) : undefined;
    return itemOf(declared.references(at), indexed?.['index'], at);
  }
}

const isFull = (value: Value | undefined): boolean =>
  value?.kind === 'scalar' && String(value.value).toLowerCase() === 'full';

function itemOf(all: Value, index: string | undefined, at: Span): Value {
  if (index === undefined) return all;
  const number = /^\d+$/.test(index) ? Number(index) : undefined;
  if (all.kind === 'list' && number !== undefined) {
    return all.items[number] ?? unknown(`there is no item ${number}`, at);
  }
  const which =
    number === undefined ? unknown('which one is only known at deployment', at, { symbol: index }) : scalar(number, at);
  return (all.kind === 'handle' ? all.item?.(which, at) : undefined) ?? which;
}

/** What somebody else deploys, by its id: the symbol of a property is the path to it. */
function elsewhere(what: Value, full: boolean, at: Span): Value {
  const id = symbolOf(what);
  const path = full ? '' : '.properties';
  const symbol = id?.startsWith('/') === true ? `⟨${id}${path}⟩` : undefined;
  const because = what.kind === 'unknown' && id === undefined ? what.because : 'Azure tells it only after deployment';
  return unknown(because, at, { symbol, trail: what.trail });
}

/** A nested deployment as `reference()` gives it: `reference('network').outputs.subnetId.value`. */
export function deploymentReference(module: Handle, at: Span): Handle {
  const name = module.name;
  const outputs = (site: Span): Handle => ({
    kind: 'handle',
    at: site,
    trail: noTrail,
    name: `outputs of ${name}`,
    member: (output, place) => {
      const given = module.member('outputs', place);
      const value = given.kind === 'handle' ? given.member(output, place) : given;
      return objectOf(new Map([['value', relocated(value, place)]]), place);
    },
  });
  const properties = (site: Span): Handle => ({
    kind: 'handle',
    at: site,
    trail: noTrail,
    name,
    member: (property, place) =>
      property.toLowerCase() === 'outputs'
        ? outputs(place)
        : unknown(`\`${property}\` of ${name} is only known at deployment`, place),
  });
  return {
    kind: 'handle',
    at,
    trail: noTrail,
    name,
    member: (property, place) =>
      property.toLowerCase() === 'properties' ? properties(place) : module.member(property, place),
  };
}
