import type { Scope } from '../../../expressions/scope.js';
import { listOf, noTrail, unknown } from '../../../expressions/values.js';
import { symbolOf } from '../../../expressions/symbol.js';
import type { Span } from '../../../model/source.js';
import type { Handle, Value } from '../../../model/value.js';
import { type Expansion, expand } from '../template/expansion.js';
import { once } from '../template/once.js';
import { ResourceInstance } from './resource-instance.js';
import type { ResourceDeclaration } from '../syntax.js';
import type { Template } from '../template/template.js';

/** A `resource` declaration in one template: one resource, or as many as its loop has rounds. */
export class DeclaredResource {
  readonly declaration: ResourceDeclaration;
  readonly template: Template;
  /** The resource it is nested in. */
  readonly parent: ResourceInstance | undefined;
  readonly expansion: () => Expansion;
  readonly instances: () => readonly ResourceInstance[];

  constructor(
    declaration: ResourceDeclaration,
    template: Template,
    scope: Scope,
    parent: ResourceInstance | undefined,
  ) {
    this.declaration = declaration;
    this.template = template;
    this.parent = parent;
    this.expansion = once(
      () => expand(declaration.loop, scope),
      () => ({
        iterations: [],
        open: unknown(`the loop of \`${declaration.name.text}\` is over itself`, declaration.name),
      }),
    );
    this.instances = once(
      () => this.expansion().iterations.map((each) => new ResourceInstance(this, each)),
      () => [],
    );
  }

  /** What the symbolic name is worth in an expression. */
  value(at: Span): Value {
    const { loop, name } = this.declaration;
    const [first] = this.instances();
    if (loop === undefined) return first?.handle(at) ?? unknown(`resource \`${name.text}\` refers to itself`, at);
    return collectionValue(`resource \`${name.text}\``, this.expansion(), this.instances(), at);
  }

  /** All of a loop, as `reference()` of ARM gives each. */
  references(at: Span): Value {
    return collectionValue(`resource \`${this.declaration.name.text}\``, this.expansion(), this.instances(), at);
  }
}

interface Member {
  handle(at: Span): Handle;
}

/** A loop's name: a list if all its rounds are known, else something that can only be asked for its items. */
export function collectionValue(
  name: string,
  { open, iterations }: Expansion,
  members: readonly Member[],
  at: Span,
): Value {
  const certain = open === undefined && iterations.every(({ when }) => when.length === 0);
  if (certain)
    return listOf(
      members.map((each) => each.handle(at)),
      at,
    );
  const item = (index: Value, site: Span): Value => {
    const wanted = index.kind === 'scalar' ? index.value : undefined;
    const matching = members.filter((_, i) => iterations[i]?.index === wanted);
    if (matching.length === 1 && (wanted !== undefined || members.length === 1))
      return matching[0]?.handle(site) ?? lost(site);
    return lost(site, symbolOf(index));
  };
  const lost = (site: Span, index?: string): Value => {
    const symbol = index === undefined ? undefined : `⟨${name}[${index}]⟩`;
    return unknown(open?.because ?? `the items of ${name} depend on parameters`, site, { symbol });
  };
  const member = (property: string, site: Span): Value => unknown(`\`${property}\` is asked of a list`, site);
  return { kind: 'handle', at, trail: noTrail, name, member, item };
}
