import { entryWithoutCase } from '../../../expressions/access.js';
import { evaluate } from '../../../expressions/evaluate.js';
import type { Evaluation, Scope } from '../../../expressions/scope.js';
import { symbolOf } from '../../../expressions/symbol.js';
import { objectOf, unknown } from '../../../expressions/values.js';
import type { Span } from '../../../model/source.js';
import type { Handle, Value } from '../../../model/value.js';
import { expressionOf, propertyOf, sentBody } from '../template/body.js';
import { DeclaredResource } from './declared-resource.js';
import { ownScope, scopeById, scopeOf } from '../template/deployment-scope.js';
import { type Home, homeInRound } from '../template/home.js';
import type { Iteration } from '../template/expansion.js';
import { once } from '../template/once.js';
import { both, type Presence, presenceOf } from '../template/presence.js';
import { withNamedParts } from './named-parts.js';
import { childId, idText, lastSegment, partOfName, resourceId, segments } from './resource-id.js';
import { resourceHandle } from './resource-handle.js';
import { restrict } from '../template/restrict.js';
import { type Extension, extensionIn, type ResourceType, resourceTypeOf } from './resource-type.js';
import { lazyEntries, lazyObject } from '../template/lazy-object.js';
import type { ResourceDeclaration } from '../syntax.js';

/** One resource of one template. Everything about it is worked out on demand. */
export class ResourceInstance {
  readonly declaration: ResourceDeclaration;
  readonly address: string;
  readonly type: ResourceType;
  readonly nested: ReadonlyMap<string, DeclaredResource>;
  /** The body as Azure is sent it. */
  readonly body: () => Value;
  /** The name as it is written, which may have several segments. */
  readonly writtenName: () => Value;
  readonly id: () => Value;
  readonly presence: () => Presence;
  readonly #declared: DeclaredResource;
  readonly #scope: Scope;
  /** Of its body, in every circumstance; undefined if that has to be evaluated as a whole. */
  readonly #entries: ReadonlyMap<string, Value> | undefined;
  readonly #extension: Extension | undefined;

  constructor(declared: DeclaredResource, iteration: Iteration) {
    const { declaration, template, parent } = declared;
    this.#declared = declared;
    this.declaration = declaration;
    this.address = addressOf(declared, iteration.key);
    this.#scope = declaration.nested.length === 0 ? iteration.scope : this.#nestedScope(iteration.scope);
    const { budget } = this.#scope.evaluation;
    this.#entries = lazyEntries(sentBody(declaration.body), this.#scope, (value) => restrict(value, [], budget));
    this.writtenName = this.#once('name', () => this.#writtenName());
    const written = resourceTypeOf(declaration.type, this.#scope, parent?.type);
    this.#extension = extensionIn(written.name);
    this.type = this.#extension === undefined ? written : { ...written, name: this.#extendingType(written.name) };
    this.nested = new Map(
      declaration.nested.map((each) => [each.name.text, new DeclaredResource(each, template, this.#scope, this)]),
    );
    this.body = this.#once('body', () => this.#body());
    this.id = this.#once('id', () => this.#id());
    const outer = parent?.presence ?? (() => template.context.presence);
    const inherited: Presence =
      iteration.when.length === 0
        ? outer()
        : both(outer(), { deployed: true, when: iteration.when, worlds: [iteration.when] });
    this.presence = once(
      () => both(inherited, presenceOf(declaration.condition, this.#scope, this.address)),
      () => inherited,
    );
  }

  /** Where it is found, if its template is from elsewhere. */
  get home(): Home | undefined {
    return homeInRound(this.#declared.template.context.home, this.declaration.loop, this.#scope);
  }

  get evaluation(): Evaluation {
    return this.#scope.evaluation;
  }

  /** Where nothing restricts it, it is what others see of it too. */
  #body(): Value {
    const written = sentBody(this.declaration.body);
    if (this.#entries !== undefined && this.presence().worlds.length === 0) return objectOf(this.#entries, written);
    return lazyObject(written, this.#scope, (value) => this.#restricted(value));
  }

  /** The name without those of its parents. */
  name(): Value {
    return this.#restricted(lastSegment(this.writtenName(), this.declaration.name, this.evaluation));
  }

  /** The id as text, and that of what it is deployed into or applied to. */
  idText(): string {
    return idText(this.#restricted(this.id()));
  }

  scopeText(): string {
    return idText(this.#restricted(this.id()), (id) => {
      const parts = segments(id);
      const at = Math.max(parts.lastIndexOf('providers'), this.type.isGroup ? parts.length - 2 : 0);
      return parts.slice(0, at).join('/');
    });
  }

  /** A property of the body, without evaluating the rest of it. */
  property(name: string): Value | undefined {
    if (this.#entries !== undefined) return entryWithoutCase(this.#entries, name);
    return propertyOf(this.declaration.body, name, this.#scope);
  }

  handle(at: Span): Handle {
    return resourceHandle(this, at);
  }

  /** As `reference()` of ARM gives it. */
  reference(at: Span): Handle {
    return this.handle(at);
  }

  #writtenName(): Value {
    const { body, name } = this.declaration;
    const value = this.property('name') ?? unknown('it has no name', name);
    return withNamedParts(value, expressionOf(body, 'name'), this.#scope, `⟨name of ${this.address}⟩`);
  }

  #id(): Value {
    const { body, name: at } = this.declaration;
    const parts = { type: this.type.name, name: this.writtenName(), address: this.address };
    if (this.#extension !== undefined) return this.#extendingId(this.#extension);
    const { parent } = this.#declared;
    if (parent !== undefined) return childId(parent.id(), parts, at, this.evaluation);
    const written = expressionOf(body, 'parent');
    if (written !== undefined) return childId(idOf(evaluate(written, this.#scope)), parts, at, this.evaluation);
    return resourceId({ ...parts, scope: this.#placedIn() }, at, this.evaluation);
  }

  /** The id of the scope that it is deployed into, or of what it extends. */
  #placedIn(): Value {
    const { body, name: at, scope: given } = this.declaration;
    const { target } = this.#declared.template.context;
    if (given !== undefined) return scopeById(given, target, this.#scope, this.address).id;
    const scope = expressionOf(body, 'scope');
    return scope === undefined ? ownScope(target, this.#scope, at).id : scopeOf(scope, this.#scope, this.address).id;
  }

  /** `Microsoft.Authorization/locks`, of what is written as a child `providers/locks`. */
  #extendingType(written: string): string {
    const names = segments(symbolOf(this.writtenName()) ?? '');
    const namespace = names[this.#namesBefore()] ?? '';
    return `${namespace}${written.slice(written.toLowerCase().lastIndexOf('/providers/') + '/providers'.length)}`;
  }

  #extendingId({ base, segments: own }: Extension): Value {
    const { name: at } = this.declaration;
    const { address, evaluation } = this;
    const name = this.writtenName();
    const { parent } = this.#declared;
    const extended = (): Value => {
      const of = partOfName(name, (parts) => parts.slice(0, own).join('/'), at, evaluation);
      return resourceId({ scope: this.#placedIn(), type: base, name: of, address }, at, evaluation);
    };
    const rest = partOfName(name, (parts) => parts.slice(this.#namesBefore() + 1).join('/'), at, evaluation);
    return resourceId({ scope: parent?.id() ?? extended(), type: this.type.name, name: rest, address }, at, evaluation);
  }

  /** How many segments of its name are those of what it extends. */
  #namesBefore(): number {
    return this.#declared.parent === undefined ? (this.#extension?.segments ?? 0) : 0;
  }

  #restricted(value: Value): Value {
    return restrict(value, this.presence().worlds, this.evaluation.budget);
  }

  /** Parents of parents count as deep expressions do: nothing may overflow the stack. */
  #once(what: string, make: () => Value): () => Value {
    const { name } = this.declaration;
    const { budget } = this.evaluation;
    const circular = (): Value => unknown(`the ${what} of \`${name.text}\` refers to itself`, name);
    const bounded = (): Value => {
      if (budget.depth >= budget.maxDepth) return unknown(`it is more than ${budget.maxDepth} levels deep`, name);
      budget.depth += 1;
      const value = make();
      budget.depth -= 1;
      return value;
    };
    return once(bounded, circular);
  }

  /** Nested resources are known by their names inside of the body, to each other too. */
  #nestedScope(outer: Scope): Scope {
    return {
      evaluation: outer.evaluation,
      lookup: (name, at) => this.nested.get(name)?.value(at) ?? outer.lookup(name, at),
      call: (name, receiver, args, at) => outer.call(name, receiver, args, at),
    };
  }
}

/** The id of a parent: a declared resource, or a value that says nothing of it. */
const idOf = (parent: Value): Value => (parent.kind === 'handle' ? parent.member('id', parent.at) : parent);

function addressOf({ declaration, template, parent }: DeclaredResource, key: string): string {
  const own = `${declaration.name.text}${key}`;
  if (parent !== undefined) return `${parent.address}::${own}`;
  const { address } = template.context;
  return address === '' ? own : `${address}/${own}`;
}
