import { posix } from 'node:path';
import type { Evaluation, Scope } from '../../../expressions/scope.js';
import { noTrail, relocated, scalar, unknown } from '../../../expressions/values.js';
import type { Span } from '../../../model/source.js';
import type { Handle, Value } from '../../../model/value.js';
import type { LocalValue } from './local-value.js';
import type { Module } from './module.js';

/** The names that expressions of a module can use: https://developer.hashicorp.com/terraform/language/expressions/references */
export class ModuleScope implements Scope {
  readonly #module: Module;

  constructor(module: Module) {
    this.#module = module;
  }

  get evaluation(): Evaluation {
    return this.#module.context.run.evaluation;
  }

  /** Terraform has no functions of the user's own. */
  call(): undefined {
    return undefined;
  }

  lookup(name: string, at: Span): Value | undefined {
    const { configuration } = this.#module;
    switch (name) {
      case 'var':
        return namespace('the variables', at, (member, site) => {
          const variable = configuration.variables.get(member);
          return variable && relocated(this.#module.variable(variable), site, { kind: 'parameter', name: member });
        });
      case 'local':
        return {
          ...namespace('the locals', at, (member, site) => {
            const value = this.#local(member)?.whole();
            return value && relocated(value, site, { kind: 'variable', name: `local.${member}` });
          }),
          part: (member, name, site) => this.#local(member)?.part(name, site),
        };
      case 'module':
        return namespace('the modules', at, (member, site) => {
          const call = configuration.calls.get(member);
          return call && this.#module.call(call).value(site);
        });
      case 'data':
      case 'ephemeral':
        return namespace(`the ${name} sources`, at, (type, site) => this.#resourcesOf(`${name}.${type}`, site));
      case 'path':
        return namespace('the paths', at, (member, site) => this.#path(member, site));
      case 'terraform':
        return namespace('terraform', at, (member, site) =>
          unknown('it is known when Terraform runs', site, { type: 'string', symbol: `⟨terraform.${member}⟩` }),
        );
      default:
        return this.#resourcesOf(name, at);
    }
  }

  #local(name: string): LocalValue | undefined {
    const local = this.#module.configuration.locals.get(name);
    return local && this.#module.local(local);
  }

  /** The resources of a type, by their names. */
  #resourcesOf(type: string, at: Span): Value | undefined {
    const { configuration } = this.#module;
    const isDeclared = [...configuration.resources.keys()].some((address) => address.startsWith(`${type}.`));
    if (!isDeclared) return undefined;
    return namespace(`resources of type \`${type}\``, at, (name, site) => {
      const block = configuration.resources.get(`${type}.${name}`);
      return block && this.#module.resource(block).value(site);
    });
  }

  /** As from the folder of the root, where Terraform is run. */
  #path(member: string, at: Span): Value | undefined {
    const { callers } = this.#module.context;
    const own = this.#module.configuration.folder;
    if (member === 'root' || member === 'cwd') return scalar('.', at);
    return member === 'module' ? scalar(posix.relative(callers[0] ?? own, own) || '.', at) : undefined;
  }
}

/** Something that is only ever asked for a member. */
const namespace = (name: string, at: Span, member: (name: string, site: Span) => Value | undefined): Handle => ({
  kind: 'handle',
  at,
  trail: noTrail,
  name,
  member: (asked, site) =>
    member(asked, site) ?? unknown(`there is no \`${asked}\` among ${name}`, site, { error: true }),
});
