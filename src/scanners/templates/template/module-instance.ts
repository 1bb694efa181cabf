import { entryWithoutCase } from '../../../expressions/access.js';
import { evaluate } from '../../../expressions/evaluate.js';
import type { DeploymentTarget, Scope } from '../../../expressions/scope.js';
import { symbolOf } from '../../../expressions/symbol.js';
import { noTrail, unknown } from '../../../expressions/values.js';
import type { Span } from '../../../model/source.js';
import type { Handle, Value } from '../../../model/value.js';
import { deploymentReference } from './arm-answers.js';
import { expressionOf, propertyOf } from './body.js';
import type { DeclaredModule } from './declared-module.js';
import { scopeById, scopeOf } from './deployment-scope.js';
import type { Iteration } from './expansion.js';
import { atHome, homeInRound, homeOf } from './home.js';
import { once } from './once.js';
import { both, type Presence, presenceOf } from './presence.js';
import { lazyObject } from './lazy-object.js';
import { restrict } from './restrict.js';
import { maxModuleDepth } from '../deployment/run.js';
import type { ModuleDeclaration } from '../syntax.js';
import { Template } from './template.js';

/** What a call leads to: the module in this context, or why it cannot be evaluated. */
export type Callee = { readonly template: Template } | { readonly because: string; readonly limit?: true };

/** One call of a module. */
export class ModuleInstance {
  readonly declaration: ModuleDeclaration;
  readonly address: string;
  readonly presence: () => Presence;
  readonly callee: () => Callee;
  readonly #caller: Template;
  readonly #scope: Scope;
  readonly #given = new Map<string, () => Value | undefined>();

  constructor({ declaration, template }: DeclaredModule, { key, scope, when }: Iteration) {
    this.declaration = declaration;
    this.#caller = template;
    this.#scope = scope;
    const { address, presence } = template.context;
    this.address = `${address === '' ? '' : `${address}/`}${declaration.name.text}${key}`;
    const outer = when.length === 0 ? presence : both(presence, { deployed: true, when, worlds: [when] });
    this.presence = once(
      () => both(outer, presenceOf(declaration.condition, scope, this.address)),
      () => outer,
    );
    this.callee = once(
      () => this.#callee(),
      () => ({ because: 'it refers to itself' }),
    );
  }

  /** The arguments of the call, by name, in source order; each is evaluated when it is asked for. */
  arguments(): ReadonlyMap<string, Value> {
    const params = expressionOf(this.declaration.body, 'params');
    if (params === undefined) return new Map();
    const value = lazyObject(params, this.#scope, (one) => this.#restricted(one));
    return value.kind === 'object' ? value.entries : new Map();
  }

  handle(at: Span): Handle {
    const name = `module \`${this.declaration.name.text}\``;
    const output = (property: string, site: Span): Value => this.#output(property, site);
    const outputs: Handle = { kind: 'handle', at, trail: noTrail, name: `outputs of ${name}`, member: output };
    const member = (property: string, site: Span): Value => {
      if (property === 'outputs') return outputs;
      const value = property === 'name' ? propertyOf(this.declaration.body, 'name', this.#scope) : undefined;
      return value ?? unknown(`${name} has no \`${property}\``, site);
    };
    const lacks = (property: string): boolean => property !== 'name' && !this.presence().deployed;
    return { kind: 'handle', at, trail: noTrail, name, member, lacks };
  }

  /** As `reference()` of ARM gives it. */
  reference(at: Span): Handle {
    return deploymentReference(this.handle(at), at);
  }

  /** The name of the deployment, as far as it is known. */
  deploymentName(): string | undefined {
    const name = propertyOf(this.declaration.body, 'name', this.#scope);
    return name && symbolOf(name);
  }

  #output(name: string, at: Span): Value {
    const callee = this.callee();
    if ('template' in callee) {
      const value = callee.template.output(name, at);
      const { home } = callee.template.context;
      return home === undefined || this.#caller.context.home !== undefined ? value : atHome(value, home);
    }
    const because = `it is an output of module \`${this.declaration.name.text}\`, and ${callee.because}`;
    return unknown(because, at, { symbol: `⟨${this.address}.outputs.${name}⟩` });
  }

  /** Nothing inside of a call can be what its condition rules out. */
  #restricted(value: Value): Value {
    return restrict(value, this.presence().worlds, this.#scope.evaluation.budget);
  }

  #callee(): Callee {
    const { run, callers } = this.#caller.context;
    const { program: from } = this.#caller;
    const followed = run.world.programs.called(this.declaration, from);
    if (!('program' in followed)) return { because: followed.because };
    const chain = [...callers, from.path];
    const { program } = followed;
    if (chain.includes(program.path)) return { because: 'it calls itself' };
    if (chain.length > maxModuleDepth) {
      return { because: `modules are nested more than ${maxModuleDepth} levels deep`, limit: true };
    }
    const { address } = this;
    const outer = homeInRound(this.#caller.context.home, this.declaration.loop, this.#scope);
    const home = outer ?? (followed.remote && homeOf(this.declaration));
    const given = { kind: 'argument', get: (name: string) => this.#argument(name) } as const;
    const common = { run, address, target: this.#target(), presence: this.presence(), given, callers: chain, home };
    const { inline } = this.declaration;
    const context = inline?.evaluated === 'outer' ? { ...common, outer: this.#scope } : common;
    return { template: new Template(program, context) };
  }

  #target(): DeploymentTarget {
    const { body, name } = this.declaration;
    const { target } = this.#placedIn();
    const deploymentName = (): Value =>
      propertyOf(body, 'name', this.#scope) ??
      unknown('the deployment is named by Bicep', name, {
        type: 'string',
        symbol: `⟨deployment name of ${this.address}⟩`,
      });
    return { ...target, deploymentName };
  }

  #placedIn(): { readonly target: DeploymentTarget } {
    const { body, scope: given } = this.declaration;
    const own = this.#caller.context;
    if (given !== undefined) return scopeById(given, own.target, this.#scope, this.address);
    const written = expressionOf(body, 'scope');
    return written === undefined ? own : scopeOf(written, this.#scope, this.address);
  }

  #argument(name: string): Value | undefined {
    const known =
      this.#given.get(name) ??
      once(
        () => this.#evaluated(name),
        () => undefined,
      );
    this.#given.set(name, known);
    return known();
  }

  #evaluated(name: string): Value | undefined {
    const params = expressionOf(this.declaration.body, 'params');
    if (params === undefined) return undefined;
    const value =
      params.kind === 'object' ? propertyOf(params, name, this.#scope) : memberOf(evaluate(params, this.#scope), name);
    return value && this.#restricted(value);
  }
}

function memberOf(params: Value, name: string): Value | undefined {
  if (params.kind === 'object') return entryWithoutCase(params.entries, name) ?? params.rest;
  return params.kind === 'unknown' ? params : undefined;
}
