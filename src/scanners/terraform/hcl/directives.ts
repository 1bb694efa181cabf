import type { Expression } from '../../../expressions/tree.js';
import { loopOf } from './collections.js';
import { expression, invalid, type Lowering } from './expressions.js';
import type { Node } from './node.js';
import type { Directive, Piece } from './templates.js';

/** The expression of a whole template. */
export function templateOf(node: Node, pieces: readonly Piece[], on: Lowering): Expression {
  const [only] = pieces;
  if (only?.kind === 'interpolation' && pieces.length === 1) return only.value;
  return new Reader(pieces, on).read(node);
}

/** Puts directives together again that the pieces list one after the other. */
class Reader {
  #next = 0;

  constructor(
    private readonly pieces: readonly Piece[],
    private readonly on: Lowering,
  ) {}

  /** The template that ends with the pieces, or at a directive that is not its own. */
  read(at: { readonly start: number; readonly end: number }): Expression {
    const parts: (string | Expression)[] = [];
    let text = '';
    for (let piece = this.pieces[this.#next]; piece !== undefined; piece = this.pieces[this.#next]) {
      if (piece.kind === 'directive' && endings.has(piece.node.type)) break;
      this.#next++;
      if (piece.kind === 'text') {
        text += piece.text;
        continue;
      }
      if (text !== '') parts.push(text);
      text = '';
      parts.push(piece.kind === 'interpolation' ? piece.value : this.#directive(piece));
    }
    const span = this.on.span(at);
    if (parts.length === 0) return { kind: 'literal', ...span, value: text };
    if (text !== '') parts.push(text);
    return { kind: 'template', ...span, parts };
  }

  #directive({ node }: Directive): Expression {
    return this.on.within(
      node,
      () => (node.type === 'template_for_start' ? this.#loop(node) : this.#conditional(node)),
      () => {
        this.#next = this.pieces.length;
        return invalid(node, this.on);
      },
    );
  }

  #loop(node: Node): Expression {
    const loop = loopOf(node, this.on);
    const body = this.#until(node);
    const last = this.#take('template_for_end');
    const span = this.on.span({ start: node.start, end: last?.end ?? node.end });
    return { kind: 'comprehension', ...span, loop, body, yields: 'text' };
  }

  #conditional(node: Node): Expression {
    const asked = node.children.find(({ type }) => type === 'expression');
    const condition = expression(asked, this.on, node);
    const then = this.#until(node);
    const alternative = this.#take('template_else_intro');
    const otherwise = alternative === undefined ? this.#nothing(node) : this.#until(alternative);
    const last = this.#take('template_if_end');
    const span = this.on.span({ start: node.start, end: last?.end ?? node.end });
    return { kind: 'conditional', ...span, condition, then, otherwise };
  }

  /** What stands after a directive, up to the next that belongs to it. */
  #until({ end }: Node): Expression {
    const body = this.read({ start: end, end });
    const next = this.pieces[this.#next];
    return next?.kind === 'directive' ? { ...body, ...this.on.span({ start: end, end: next.node.start }) } : body;
  }

  #take(type: string): Node | undefined {
    const piece = this.pieces[this.#next];
    if (piece?.kind !== 'directive' || piece.node.type !== type) return undefined;
    this.#next++;
    return piece.node;
  }

  #nothing({ end }: Node): Expression {
    return { kind: 'literal', ...this.on.span({ start: end, end }), value: '' };
  }
}

const endings: ReadonlySet<string> = new Set(['template_for_end', 'template_else_intro', 'template_if_end']);
