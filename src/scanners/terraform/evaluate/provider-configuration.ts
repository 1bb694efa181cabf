import type { Evaluation } from '../../../expressions/scope.js';
import { symbolOf } from '../../../expressions/symbol.js';
import { unknown } from '../../../expressions/values.js';
import type { Value } from '../../../model/value.js';
import { once } from '../../templates/template/once.js';
import type { ProviderBlock } from '../module/declarations.js';
import { BlockConfig } from './block.js';
import type { Module } from './module.js';

/** A `provider` block of one module: what resources are deployed by, and where to. */
export class ProviderConfiguration {
  readonly block: ProviderBlock;
  /** `provider.azurerm.hub`, behind the address of its module. */
  readonly address: string;
  readonly config: BlockConfig;
  /** What its resources are evaluated with: in the subscription that it names, if it names one. */
  readonly evaluation: () => Evaluation;

  constructor(block: ProviderBlock, module: Module) {
    const { evaluation } = module.context.run;
    this.block = block;
    this.address = module.addressOf(`provider.${block.key}`);
    this.config = new BlockConfig(block.block.heading, block.block.body, module.scope, this.address);
    this.evaluation = once(
      () => {
        const subscriptionId = this.#subscription();
        if (subscriptionId === undefined) return evaluation;
        return { ...evaluation, target: { ...evaluation.target, subscriptionId } };
      },
      // Its subscription is asked of what it deploys itself.
      () => evaluation,
    );
  }

  /** As far as it can be told: one of several is known by this block alone. */
  #subscription(): Value | undefined {
    const written = this.config.get('subscription_id');
    if (written === undefined || (written.kind === 'scalar' && (written.value ?? '') === '')) return undefined;
    const isPlain = written.kind !== 'depends' && written.sensitive !== true && symbolOf(written) !== undefined;
    if (isPlain) return written;
    const because = 'which subscription the provider is configured for is only known at deployment';
    return unknown(because, written.at, { type: 'string', symbol: `⟨subscription of ${this.address}⟩` });
  }
}
