import type { Scope } from '../../../expressions/scope.js';
import { noTrail, relocated, unknown } from '../../../expressions/values.js';
import type { Span } from '../../../model/source.js';
import { joined, type Assumption, type Handle, type Value } from '../../../model/value.js';
import { once } from '../../templates/template/once.js';
import { idText } from '../../templates/resource/resource-id.js';
import { mappingOf } from '../map/index.js';
import type { Mapping, Sent } from '../map/mapping.js';
import type { MapContext } from '../map/parts.js';
import type { ResourceBlock } from '../module/declarations.js';
import { BlockConfig } from './block.js';
import type { Round } from './expansion.js';
import type { Module } from './module.js';
import { placedId } from './placed-id.js';
import { roundScope } from './round-scope.js';

/** One resource of one module. Everything about it is worked out on demand. */
export class ResourceInstance {
  readonly block: ResourceBlock;
  readonly address: string;
  readonly index: Round['index'];
  readonly when: readonly Assumption[];
  readonly config: BlockConfig;
  /** What it is in Azure; undefined for what the table does not have. */
  readonly mapping: Mapping | undefined;
  readonly context: MapContext;
  readonly #ids = new Map<Sent, () => Value>();

  constructor(block: ResourceBlock, module: Module, round: Round, address: string) {
    const scope: Scope = roundScope(module.scope, round);
    const { run } = module.context;
    this.block = block;
    this.address = `${address}${round.key}`;
    this.index = round.index;
    this.when = joined(module.context.when, round.when);
    this.config = new BlockConfig(block.block.heading, block.block.body, scope, this.address);
    this.mapping = mappingOf(block);
    this.context = {
      providers: run.providers,
      evaluation: run.evaluation,
      address: this.address,
      id: () => this.id(),
    };
  }

  /** The id of what Azure has of it. */
  id(): Value {
    const [own] = this.mapping?.sends ?? [];
    return own === undefined ? this.#later('id', this.config.at) : this.idOf(own);
  }

  /** The id of one of the resources that it is in Azure. */
  idOf(sent: Sent): Value {
    const known =
      this.#ids.get(sent) ??
      once(
        () => placedId(sent, this.config, this.context),
        () => unknown(`the id of \`${this.address}\` refers to itself`, this.block.name),
      );
    this.#ids.set(sent, known);
    return known();
  }

  handle(at: Span): Handle {
    const name = `resource \`${this.address}\``;
    return { kind: 'handle', at, trail: noTrail, name, member: (property, site) => this.#member(property, site) };
  }

  #member(property: string, at: Span): Value {
    const step = { kind: 'resource', name: this.address } as const;
    const told = this.mapping?.exports?.[property];
    if (told !== undefined) return this.#told(told, at);
    if (property === 'id') return relocated(this.id(), at, step);
    const written = this.config.get(property);
    const isLeftOut = written === undefined || (written.kind === 'scalar' && written.value === null);
    return isLeftOut ? this.#later(property, at) : relocated(written, at, step);
  }

  /** A property of the resource as Azure has it. */
  #told(path: string, at: Span): Value {
    return unknown(because, at, { type: 'string', symbol: `⟨${idText(this.id())}.${path}⟩` });
  }

  /** Whatever else the provider tells of it afterwards. */
  #later(property: string, at: Span): Value {
    const sensitive = secretExports.test(property);
    return unknown(because, at, { symbol: `⟨${this.address}.${property}⟩`, sensitive });
  }
}

const because = 'Azure tells it only after deployment';

/** Attributes that providers mark as sensitive. */
const secretExports =
  /(?:^|_)(?:access_key|connection_string|primary_key|secondary_key|shared_key|password|secret|client_secret|sas_token|kube_config|kube_config_raw|private_key|private_key_pem|api_key|token)$/;
