import { evaluate } from '../../../expressions/evaluate.js';
import type { Deployment, ModuleCall, Output, Parameter, Resource, SecureMembers } from '../../../model/resource.js';
import type { Expression } from '../../../expressions/tree.js';
import { type Span, textOf } from '../../../model/source.js';
import type { Value } from '../../../model/value.js';
import { isSensitive, objectOf, unknown } from '../../../expressions/values.js';
import { idText, segments } from '../../templates/resource/resource-id.js';
import { assumedAtHome, atHome } from '../../templates/template/home.js';
import { once } from '../../templates/template/once.js';
import { restrict } from '../../templates/template/restrict.js';
import type { CallInstance } from '../evaluate/declared-call.js';
import type { Module } from '../evaluate/module.js';
import type { DeployedInstance } from '../evaluate/resource-instance.js';
import type { SentResource } from '../evaluate/sent-resource.js';
import { merged, withRest } from '../map/merge.js';
import type { Change } from './change.js';
import { from, object } from '../map/parts.js';
import type { OutputBlock, Variable } from '../module/declarations.js';

/** What Azure gets of a resource, as the scan reports it. Values are evaluated when they are asked for. */
export function resourceOf(
  instance: DeployedInstance,
  sent: SentResource,
  changes: readonly Value[],
  deployment: Deployment,
): Resource {
  const { block, context, when, address, home } = instance;
  const { budget } = context.evaluation;
  const restricted = (value: Value): Value => {
    const whole = restrict(value, when.length === 0 ? [] : [when], budget);
    return home === undefined ? whole : atHome(whole, home);
  };
  const existing = block.mode !== 'managed';
  const body = once(
    // What is read is what others deployed: the arguments only say which it is.
    () =>
      existing
        ? objectOf(new Map(), block.name)
        : restricted(changes.reduce((all, change) => merged(all, change, budget), sent.body())),
    () => sent.body(),
  );
  const name = (): Value => restricted(sent.name());
  const id = (): string => idText(restricted(sent.id()));
  return {
    type: sent.type,
    apiVersion: sent.apiVersion,
    existing,
    when: home === undefined ? when : assumedAtHome(when, home),
    at: home?.at ?? block.name,
    address,
    module: instance.module,
    provider: instance.provider,
    deployment,
    ...(sent.argumentFor && { argumentFor: sent.argumentFor }),
    get name() {
      return name();
    },
    get id() {
      return id();
    },
    get scope() {
      const parts = segments(id());
      return parts.slice(0, Math.max(parts.lastIndexOf('providers'), 0)).join('/');
    },
    get body() {
      return body();
    },
  };
}

/** What is changed of a resource that others deploy: of that, nothing else is known. */
export function changed({ by, id, body }: Change, type: string, deployment: Deployment): Resource {
  const { block, when, address, context } = by;
  const restricted = once(
    () => restrict(body, when.length === 0 ? [] : [when], context.evaluation.budget),
    () => body,
  );
  return {
    type,
    apiVersion: undefined,
    name: unknown('it is deployed elsewhere', block.name, { type: 'string', symbol: `⟨name of ${address}⟩` }),
    id,
    scope: '',
    existing: false,
    when,
    at: block.name,
    address,
    module: by.module,
    provider: by.provider,
    deployment,
    argumentFor: () => undefined,
    get body() {
      return restricted();
    },
  };
}

/**
 * What is changed of a resource that others deploy, where the change says which type that has. Of what it leaves out, and
 * of what it does not know, nothing is told here.
 */
export function partOf({ by }: Change, sent: SentResource, deployment: Deployment): Resource {
  const { budget } = by.context.evaluation;
  const rest = { ...unknown('it is deployed elsewhere', by.block.name), elsewhere: true } as const;
  const part = { ...sent, body: (): Value => withRest(sent.body(), rest, budget) };
  return Object.assign(resourceOf(by, part, [], deployment), { existing: true, changedHere: true } as const);
}

/** What every resource may have, of whatever type. */
const plainBody = { location: from('location'), tags: from('tags') };

/** A resource that the table does not have: its type is that of Terraform. */
export function unmapped(instance: DeployedInstance, deployment: Deployment): Resource {
  const { block, config, context, when, address } = instance;
  const restricted = (value: Value): Value =>
    restrict(value, when.length === 0 ? [] : [when], context.evaluation.budget);
  return {
    type: block.type,
    apiVersion: undefined,
    existing: false,
    when,
    at: block.name,
    address,
    module: instance.module,
    deployment,
    argumentFor: () => undefined,
    get name() {
      return restricted(config.get('name') ?? instance.id());
    },
    get id() {
      return idText(instance.id());
    },
    scope: '',
    get body() {
      return restricted(object(plainBody)(config, context) ?? objectOf(new Map(), config.at));
    },
  };
}

const noMembers: SecureMembers = { names: new Set(), isComplete: true };

/** There are many of them, so they share their getters: copying one with `...` would lose its values. */
export class ModuleVariable implements Parameter {
  readonly noun = 'variable';
  readonly #variable: Variable;
  readonly #module: Module;

  constructor(variable: Variable, module: Module) {
    this.#variable = variable;
    this.#module = module;
  }

  get name(): string {
    return this.#variable.name.text;
  }

  get at(): Span {
    return this.#variable.name;
  }

  get secure(): boolean {
    return this.#variable.secure;
  }

  get type(): string {
    return this.#variable.type === undefined ? '' : textOf(this.#variable.type);
  }

  get secureMembers(): SecureMembers {
    return noMembers;
  }

  get default(): Value | undefined {
    return this.#variable.default && evaluate(this.#variable.default, this.#module.scope);
  }

  get value(): Value {
    return this.#module.variable(this.#variable);
  }

  get deployment(): Deployment {
    return this.#module.context.run.deployment;
  }

  get module(): string {
    return this.#module.context.address;
  }
}

/** As with variables, the getters are shared. */
export class ModuleOutput implements Output {
  readonly #output: OutputBlock;
  readonly #module: Module;

  constructor(output: OutputBlock, module: Module) {
    this.#output = output;
    this.#module = module;
  }

  get name(): string {
    return this.#output.name.text;
  }

  get at(): Span {
    return this.#output.name;
  }

  /** Terraform refuses to show what is sensitive in an output that is not. */
  get secure(): boolean {
    return this.#output.secure || holdsSensitive(this.value);
  }

  get isPublic(): boolean {
    const { value } = this.#output;
    return value?.kind === 'member' && publicMembers.has(value.name.text) && isOfResource(value.object);
  }

  get value(): Value {
    return this.#module.outputValue(this.#output);
  }

  get deployment(): Deployment {
    return this.#module.context.run.deployment;
  }

  get module(): string {
    return this.#module.context.address;
  }
}

/** Deeper parts of an output are not searched. */
const deepest = 10;

function holdsSensitive(value: Value, depth = 0): boolean {
  if (isSensitive(value)) return true;
  if (depth > deepest) return false;
  const parts = value.kind === 'object' ? [...value.entries.values()] : value.kind === 'list' ? value.items : [];
  return parts.some((part) => holdsSensitive(part, depth + 1));
}

/** Whether an expression leads to a resource, and not to a value that somebody wrote. */
function isOfResource(expression: Expression): boolean {
  if (expression.kind === 'member' || expression.kind === 'index') return isOfResource(expression.object);
  return expression.kind === 'reference' && expression.name.startsWith('azurerm_');
}

const publicMembers: ReadonlySet<string> = new Set(['id', 'name', 'location', 'vault_uri', 'principal_id']);

/** A call of a module, whose arguments are evaluated when they are asked for. */
export function moduleCallOf(call: CallInstance, deployment: Deployment): ModuleCall {
  const callee = call.callee();
  const variables = 'module' in callee ? [...callee.module.configuration.variables.values()] : undefined;
  return {
    reference: call.block.source?.text ?? '',
    address: call.address,
    module: call.module,
    at: call.block.name,
    deployment,
    secureParameters: variables && new Set(variables.filter(({ secure }) => secure).map(({ name }) => name.text)),
    get arguments() {
      return new Map(
        call.block.block.body.attributes.flatMap(({ name }) => {
          const value = call.argument(name.text);
          return value === undefined ? [] : [[name.text, value] as const];
        }),
      );
    },
  };
}
