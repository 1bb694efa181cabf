import type { Name } from '../../../expressions/tree.js';
import { positionOf } from '../../../model/source.js';
import { expression, stringText, type Lowering } from './expressions.js';
import type { HclAttribute, HclBlock, HclBody } from './file.js';
import type { Node } from './node.js';

/** Adds what a node of type `body` has in it to what is there already. */
export class BodyBuilder {
  readonly #attributes: HclAttribute[] = [];
  readonly #blocks: HclBlock[] = [];
  readonly #places = new Map<string, number>();

  constructor(private readonly on: Lowering) {}

  add(body: Node | undefined): void {
    for (const child of body?.children ?? []) {
      if (child.type === 'attribute') this.addAttribute(attribute(child, this.on));
      else if (child.type === 'block') this.addBlock(block(child, this.on));
    }
  }

  addAttribute(one: HclAttribute): void {
    const { text, start, end } = one.name;
    const before = this.#places.get(text);
    if (before === undefined) this.#places.set(text, start);
    else {
      const label = `\`${text}\` is set on line ${positionOf(this.on.source, before).line} already`;
      this.on.problems.add(start, end, 'An attribute is set twice', label);
    }
    this.#attributes.push(one);
  }

  addBlock(one: HclBlock): void {
    this.#blocks.push(one);
  }

  build(start: number, end: number): HclBody {
    return { ...this.on.span({ start, end }), attributes: this.#attributes, blocks: this.#blocks };
  }
}

function attribute(node: Node, on: Lowering): HclAttribute {
  const [name = node, value] = node.children;
  return { ...on.span(node), name: on.name(name), value: expression(value, on, node) };
}

function block(node: Node, on: Lowering): HclBlock {
  const [type = node, ...others] = node.children;
  const labels = others.filter((each) => isLabel(each)).map((each) => labelOf(each, on));
  const opening = others.find((each) => each.type === 'block_start');
  const heading = on.span({ start: node.start, end: headingEnd(node, opening, on) });
  const [start, end] = [opening?.end ?? node.end, Math.max(opening?.end ?? node.end, node.end - 1)];
  const body = new BodyBuilder(on);
  on.within(
    node,
    () => {
      body.add(others.find((each) => each.type === 'body'));
    },
    () => undefined,
  );
  return { ...on.span(node), type: on.name(type), labels, heading, body: body.build(start, end) };
}

const isLabel = ({ type }: Node): boolean => type === 'identifier' || type === 'string_lit';

function headingEnd(node: Node, opening: Node | undefined, on: Lowering): number {
  const end = opening?.start ?? node.end;
  return node.start + on.source.text.slice(node.start, end).trimEnd().length;
}

const labelOf = (node: Node, on: Lowering): Name => (node.type === 'string_lit' ? stringText(node, on) : on.name(node));
