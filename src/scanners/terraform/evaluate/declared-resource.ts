import { unknown } from '../../../expressions/values.js';
import type { Span } from '../../../model/source.js';
import { areCompatible, type Value } from '../../../model/value.js';
import type { ResourceBlock } from '../module/declarations.js';
import { collection } from './collection.js';
import { expand, type Expansion } from './expansion.js';
import type { Module } from './module.js';
import { ResourceInstance } from './resource-instance.js';

/** A `resource`, `data` or `ephemeral` block in one module: one resource, or as many as it has rounds. */
export class DeclaredResource {
  readonly block: ResourceBlock;
  readonly expansion: () => Expansion;
  readonly instances: () => readonly ResourceInstance[];
  readonly #address: string;

  constructor(block: ResourceBlock, module: Module) {
    this.block = block;
    this.#address = module.addressOfResource(block);
    const { run } = module.context;
    this.expansion = run.once(
      () => expand(block, module.scope, this.#address),
      () => ({ kind: 'count', rounds: [], open: unknown('its repetition refers to itself', block.name) }),
    );
    this.instances = run.once(
      () =>
        this.expansion()
          .rounds.filter(({ when }) => areCompatible(when, module.context.when))
          .map((round) => new ResourceInstance(block, module, round, this.#address)),
      () => [],
    );
  }

  /** What the address is worth in an expression. */
  value(at: Span): Value {
    return collection(`resource \`${this.#address}\``, this.expansion(), this.instances(), at);
  }
}
