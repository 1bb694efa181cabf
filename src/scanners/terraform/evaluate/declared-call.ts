import { evaluate } from '../../../expressions/evaluate.js';
import type { Scope } from '../../../expressions/scope.js';
import { noTrail, unknown } from '../../../expressions/values.js';
import type { Span } from '../../../model/source.js';
import { areCompatible, joined, type Assumption, type Handle, type Value } from '../../../model/value.js';
import { atHome, homeWithItem, type Home } from '../../templates/template/home.js';
import { once } from '../../templates/template/once.js';
import { attribute, type ModuleCall } from '../module/declarations.js';
import { providerKey } from '../module/provider-key.js';
import { collection } from './collection.js';
import type { Known } from './configurations.js';
import { expand, type Expansion, type Round } from './expansion.js';
import { Module } from './module.js';
import type { ProviderConfiguration } from './provider-configuration.js';
import { roundScope } from './round-scope.js';
import { maxModuleDepth } from './run.js';

/** A `module` block in one module: one call, or as many as it has rounds. */
export class DeclaredCall {
  readonly block: ModuleCall;
  readonly expansion: () => Expansion;
  readonly calls: () => readonly CallInstance[];

  constructor(block: ModuleCall, caller: Module) {
    this.block = block;
    const address = caller.addressOf(`module.${block.name.text}`);
    const { run } = caller.context;
    this.expansion = run.once(
      () => expand(block, caller.scope, address),
      () => ({ kind: 'count', rounds: [], open: unknown('its repetition refers to itself', block.name) }),
    );
    this.calls = run.once(
      () =>
        this.expansion()
          .rounds.filter(({ when }) => areCompatible(when, caller.context.when))
          .map((round) => new CallInstance(block, caller, round, address, this.expansion)),
      () => [],
    );
  }

  /** What `module.name` is worth in an expression. */
  value(at: Span): Value {
    return collection(`module \`${this.block.name.text}\``, this.expansion(), this.calls(), at);
  }
}

/** What a call leads to: the module in this context, or why it cannot be evaluated. */
export type Callee =
  { readonly module: Module; readonly known?: Known } | { readonly because: string; readonly limit?: true };

export class CallInstance {
  readonly block: ModuleCall;
  readonly address: string;
  /** Address of the module that it stands in. */
  readonly module: string;
  readonly index: Round['index'];
  readonly when: readonly Assumption[];
  readonly callee: () => Callee;
  readonly #caller: Module;
  /** What made it: its arguments are worked out from that too. */
  readonly #repetition: () => unknown;
  readonly #scope: Scope;
  readonly #round: Round;
  readonly #given = new Map<string, () => Value | undefined>();

  constructor(block: ModuleCall, caller: Module, round: Round, address: string, repetition: () => unknown) {
    this.block = block;
    this.address = `${address}${round.key}`;
    this.module = caller.context.address;
    this.index = round.index;
    this.when = joined(caller.context.when, round.when);
    this.#caller = caller;
    this.#repetition = repetition;
    this.#scope = roundScope(caller.scope, round);
    this.#round = round;
    this.callee = once(
      () => this.#callee(),
      () => ({ because: 'it refers to itself' }),
    );
  }

  argument(name: string): Value | undefined {
    const known =
      this.#given.get(name) ??
      this.#caller.context.run.once(
        () => {
          this.#repetition();
          const written = attribute(this.block.block.body, name);
          return written && evaluate(written, this.#scope);
        },
        () => unknown(`argument \`${name}\` refers to itself`, this.block.name),
      );
    this.#given.set(name, known);
    return known();
  }

  /** What it passes on as a provider: what it says, or what has no alias and nothing else said of it. */
  provided(key: string): ProviderConfiguration | undefined {
    const passed = attribute(this.block.block.body, 'providers');
    for (const entry of passed?.kind === 'object' ? passed.entries : []) {
      if (entry.kind !== 'property' || providerKey(entry.key) !== key) continue;
      const given = providerKey(entry.value);
      return given === undefined ? undefined : this.#caller.provider(given);
    }
    return key.includes('.') ? undefined : this.#caller.provider(key);
  }

  handle(at: Span): Handle {
    const name = `module \`${this.block.name.text}\``;
    return { kind: 'handle', at, trail: noTrail, name, member: (output, site) => this.#output(output, site) };
  }

  #output(name: string, at: Span): Value {
    const callee = this.callee();
    if ('module' in callee) {
      const { home } = callee.module.context;
      const told = callee.module.output(name, at);
      const value = told && home !== undefined && this.#caller.context.home === undefined ? atHome(told, home) : told;
      return value ?? unknown(`module \`${this.block.name.text}\` has no output \`${name}\``, at, { error: true });
    }
    const because = `it is an output of module \`${this.block.name.text}\`, and ${callee.because}`;
    return unknown(because, at, { symbol: `⟨${this.address}.${name}⟩` });
  }

  #callee(): Callee {
    const { run, configurations, callers, key } = this.#caller.context;
    const { folder } = this.#caller.configuration;
    const root = callers[0] ?? folder;
    const own = key === '' ? this.block.name.text : `${key}.${this.block.name.text}`;
    const called = configurations.called(this.block, folder, root, own);
    if (!('configuration' in called)) return { because: called.because };
    const chain = [...callers, folder];
    if (chain.includes(called.configuration.folder)) return { because: 'it calls itself' };
    if (chain.length > maxModuleDepth) {
      return { because: `modules are nested more than ${String(maxModuleDepth)} levels deep`, limit: true };
    }
    const given = { kind: 'argument', get: (name: string) => this.argument(name) } as const;
    const { address, when } = this;
    const provided = (name: string): ProviderConfiguration | undefined => this.provided(name);
    const home = this.#home(called.known !== undefined);
    return {
      module: new Module(called.configuration, {
        run,
        configurations,
        address,
        key: own,
        given,
        when,
        callers: chain,
        provided,
        imported: (target) => this.#caller.imported(target),
        ...(home && { home }),
      }),
      ...(called.known && { known: called.known }),
    };
  }

  /** In a module whose source is not here everything is found at its call, or at the item that a round is for. */
  #home(isKnown: boolean): Home | undefined {
    const { home } = this.#caller.context;
    if (home !== undefined) return homeInRound(home, this.#round);
    const { name, source, block } = this.block;
    if (!isKnown || source === undefined) return undefined;
    return { at: name, extent: block, step: { kind: 'default', name: source.text, at: source.at } };
  }
}

/** In a round over items that the call gives. */
export function homeInRound(home: Home, { names }: Round): Home {
  const each = names.get('each');
  const item = each?.kind === 'object' ? each.entries.get('value') : undefined;
  return item === undefined ? home : homeWithItem(home, item);
}
