import type { Scope } from '../../../expressions/scope.js';
import { asSensitive, noTrail, relocated, unknown } from '../../../expressions/values.js';
import type { Span } from '../../../model/source.js';
import { joined, type Assumption, type Handle, type Value } from '../../../model/value.js';
import type { Home } from '../../templates/template/home.js';
import { once } from '../../templates/template/once.js';
import { idText } from '../../templates/resource/resource-id.js';
import type { Config } from '../map/config.js';
import { entryOf, type Entry } from '../map/index.js';
import type { Exports } from '../map/mapping.js';
import type { MapContext } from '../map/parts.js';
import type { ResourceBlock } from '../module/declarations.js';
import { BlockConfig } from './block.js';
import { exportedTerm, toldBlocks } from './exported.js';
import { homeInRound } from './declared-call.js';
import type { Round } from './expansion.js';
import type { Module } from './module.js';
import { withImported } from './imports.js';
import type { Reads } from './reads.js';
import { roundScope } from './round-scope.js';
import { sentBy, type SentResource } from './sent-resource.js';

/** A resource that is deployed, whatever tells of it: a configuration, or a plan. */
export interface DeployedInstance extends Pick<
  ResourceInstance,
  'address' | 'module' | 'when' | 'entry' | 'sent' | 'context' | 'id' | 'provider'
> {
  readonly block: Pick<ResourceBlock, 'mode' | 'type' | 'name'>;
  readonly config: Config;
  readonly home?: Home | undefined;
}

/** One resource of one module. Everything about it is worked out on demand. */
export class ResourceInstance {
  readonly block: ResourceBlock;
  readonly address: string;
  /** Address of the module that it stands in. */
  readonly module: string;
  readonly index: Round['index'];
  readonly when: readonly Assumption[];
  readonly config: BlockConfig;
  /** What it is in Azure, or tells of it; undefined for what no table has. */
  readonly entry: Entry | undefined;
  /** What it is in Azure, itself first. */
  readonly sent: () => readonly SentResource[];
  readonly context: MapContext;
  /** Where people find it, if the source of its module is not here. */
  readonly home: Home | undefined;
  readonly #module: Module;
  readonly #reads: Reads | undefined;

  constructor(block: ResourceBlock, module: Module, round: Round, address: string) {
    const scope: Scope = roundScope(module.scope, round);
    const { run } = module.context;
    this.#reads = run.reads;
    this.block = block;
    this.address = `${address}${round.key}`;
    this.module = module.context.address;
    this.index = round.index;
    this.home = module.context.home && homeInRound(module.context.home, round);
    this.when = joined(module.context.when, round.when);
    this.config = new BlockConfig(block.block.heading, block.block.body, scope, this.address);
    this.entry = entryOf(block);
    this.context = {
      providers: run.providers,
      get evaluation() {
        return module.provider(block.provider)?.evaluation() ?? run.evaluation;
      },
      address: this.address,
      id: () => this.id(),
    };
    this.#module = module;
    this.sent = once(
      () => withImported(sentBy(this.entry, this.config, this.context), () => module.imported(this.address)),
      () => [],
    );
  }

  /** Address of the configuration of its provider, if there is one. */
  get provider(): string | undefined {
    return this.#module.provider(this.block.provider)?.address;
  }

  /** The id of what Azure has of it. */
  id(): Value {
    return this.sent()[0]?.id() ?? this.#later('id', this.config.at);
  }

  handle(at: Span): Handle {
    const name = `resource \`${this.address}\``;
    return { kind: 'handle', at, trail: noTrail, name, member: (property, site) => this.#member(property, site) };
  }

  #member(property: string, at: Span): Value {
    this.#reads?.addEverything();
    const step = { kind: 'resource', name: this.address } as const;
    const { entry } = this;
    const told = entry?.kind === 'tells' ? entry.mapping.tells[property]?.(this.config, this.context) : undefined;
    if (told !== undefined) return relocated(told, at, step);
    const path = exportsOf(entry)?.[property];
    const written = this.config.get(property);
    if (written !== undefined && !(written.kind === 'scalar' && written.value === null)) {
      const whole = this.#told(property, written);
      return relocated(isSecret(path) ? asSensitive(whole) : whole, at, step);
    }
    if (path !== undefined) return this.#exported(path, at);
    return property === 'id' ? relocated(this.id(), at, step) : this.#later(property, at);
  }

  /** What is written, and what Azure tells inside of it. */
  #told(property: string, written: Value): Value {
    const paths = exportsOf(this.entry);
    return toldBlocks(written, this.context.evaluation.budget, (name, at) => {
      const path = paths?.[`${property}.${name}`];
      return path === undefined ? undefined : this.#exported(path, at);
    });
  }

  /** A property of the resource as Azure has it. */
  #exported(path: Exports[string], at: Span): Value {
    const step = { kind: 'resource', name: this.address } as const;
    if (path === 'id') return relocated(this.id(), at, step);
    const [first] = this.sent();
    if (path === 'name' && first !== undefined) return relocated(first.name(), at, step);
    const symbol = exportedTerm(idText(this.id()), typeof path === 'string' ? path : path.secret);
    const type = path === '' ? 'object' : 'string';
    return unknown(because, at, { type, symbol, sensitive: isSecret(path) });
  }

  /** Whatever else the provider tells of it afterwards. */
  #later(property: string, at: Span): Value {
    const sensitive = secretExports.test(property);
    const why = this.block.mode === 'managed' || this.entry !== undefined ? because : asRead;
    return unknown(why, at, { symbol: `⟨${this.address}.${property}⟩`, sensitive });
  }
}

const exportsOf = (entry: Entry | undefined): Exports | undefined =>
  entry?.kind === 'sends' || entry?.kind === 'open' ? entry.mapping.exports : undefined;

const isSecret = (path: Exports[string] | undefined): boolean => typeof path === 'object';

const because = 'Azure tells it only after deployment';
/** Of sources that are not of Azure, or that no table has. */
const asRead = 'it is read when Terraform runs';

/** Attributes that providers mark as sensitive. */
const secretExports =
  /(?:^|_)(?:access_key|connection_string|primary_key|secondary_key|shared_key|password|secret|client_secret|sas_token|kube_config|kube_config_raw|private_key|private_key_pem|api_key|token)$/;
