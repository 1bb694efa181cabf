import { unknown } from '../../../expressions/values.js';
import type { Span } from '../../../model/source.js';
import type { Value } from '../../../model/value.js';
import { collectionValue } from '../resource/declared-resource.js';
import { type Expansion, expand } from './expansion.js';
import { ModuleInstance } from './module-instance.js';
import { once } from './once.js';
import type { ModuleDeclaration } from '../syntax.js';
import type { Template } from './template.js';

/** A `module` declaration in one template: one call, or as many as its loop has rounds. */
export class DeclaredModule {
  readonly declaration: ModuleDeclaration;
  readonly template: Template;
  readonly expansion: () => Expansion;
  readonly instances: () => readonly ModuleInstance[];

  constructor(declaration: ModuleDeclaration, template: Template) {
    this.declaration = declaration;
    this.template = template;
    this.expansion = once(
      () => expand(declaration.loop, template.scope),
      () => ({
        iterations: [],
        open: unknown(`the loop of \`${declaration.name.text}\` is over itself`, declaration.name),
      }),
    );
    this.instances = once(
      () => this.expansion().iterations.map((each) => new ModuleInstance(this, each)),
      () => [],
    );
  }

  /** What the symbolic name is worth in an expression. */
  value(at: Span): Value {
    const { loop, name } = this.declaration;
    const [first] = this.instances();
    if (loop === undefined) return first?.handle(at) ?? unknown(`module \`${name.text}\` refers to itself`, at);
    return collectionValue(`module \`${name.text}\``, this.expansion(), this.instances(), at);
  }

  /** All of a loop, as `reference()` of ARM gives each. */
  references(at: Span): Value {
    const members = this.instances().map((each) => ({ handle: (site: Span) => each.reference(site) }));
    return collectionValue(`module \`${this.declaration.name.text}\``, this.expansion(), members, at);
  }
}
