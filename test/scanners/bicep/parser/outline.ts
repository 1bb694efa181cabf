import type { Expression, Property, Spread } from '../../../../src/expressions/tree.js';
import type { Language, Source, Span } from '../../../../src/model/source.js';
import { textOf } from '../../../../src/model/source.js';
import { parseBicep } from '../../../../src/scanners/bicep/parser/parse.js';
import type { TemplateFile, Decorator, Statement, TypeExpression } from '../../../../src/scanners/templates/syntax.js';

export function parse(text: string, language: Language = 'bicep'): TemplateFile {
  const source: Source = { path: language === 'bicep' ? 'main.bicep' : 'main.bicepparam', language, text };
  return parseBicep(source);
}

/** The problems as `text under the span | title | label`. */
export const problemsOf = ({ problems }: TemplateFile): string[] =>
  problems.map(({ at, title, label }) => `${at ? textOf(at) : '?'} | ${title} | ${label ?? ''}`);

const many = <T>(items: readonly T[], outline: (item: T) => string): string =>
  items.map((item) => outline(item)).join(' ');

const quoted = (value: string | number | boolean | null): string =>
  typeof value === 'string' ? `'${value}'` : String(value);

/** A compact line that shows the shape of an expression. */
export function outline(node: Expression | Spread | Property): string {
  switch (node.kind) {
    case 'literal':
      return quoted(node.value);
    case 'template':
      return `(template ${many(node.parts, (part) => (typeof part === 'string' ? quoted(part) : outline(part)))})`;
    case 'list':
      return `[${many(node.items, outline)}]`;
    case 'object':
      return `{${many(node.entries, outline)}}`;
    case 'property':
      return `${outline(node.key)}: ${outline(node.value)}`;
    case 'spread':
      return `...${outline(node.value)}`;
    case 'reference':
      return node.name;
    case 'member':
      return `(${node.nested ? '::' : node.safe ? '.?' : '.'} ${outline(node.object)} ${node.name.text})`;
    case 'index':
      return `([${node.safe ? '?' : ''}${node.fromEnd ? '^' : ''}] ${outline(node.object)} ${outline(node.index)})`;
    case 'call': {
      const receiver = node.receiver ? `${outline(node.receiver)} ${node.safe ? '.?' : '.'}` : '';
      return `(call ${receiver}${[node.name.text, ...node.args.map(outline)].join(' ')}${node.expanded ? '...' : ''})`;
    }
    case 'operation':
      return `(${node.operator} ${many(node.operands, outline)})`;
    case 'conditional':
      return `(? ${many([node.condition, node.then, node.otherwise], outline)})`;
    case 'comprehension': {
      const { item, index, collection } = node.loop;
      const names = index ? `${item.text}, ${index.text}` : item.text;
      const filter = node.filter ? ` if ${outline(node.filter)}` : '';
      const body = node.key ? `${outline(node.key)} => ${outline(node.body)}` : outline(node.body);
      return `(for${node.yields ? `-${node.yields}` : ''} ${names} in ${outline(collection)}${filter} ${body})`;
    }
    case 'splat':
      return `(splat ${outline(node.object)} ${outline(node.each)})`;
    case 'lambda':
      return `(=> (${many(node.parameters, ({ text }) => text)}) ${outline(node.body)})`;
    case 'non-null':
      return `(! ${outline(node.value)})`;
    case 'invalid':
      return '‹invalid›';
  }
}

/** The same for a type. */
export function outlineType(node: TypeExpression): string {
  switch (node.kind) {
    case 'name':
      return node.name;
    case 'literal':
      return quoted(node.value);
    case 'union':
      return `(| ${many(node.members, outlineType)})`;
    case 'array':
    case 'nullable':
    case 'non-null':
    case 'every':
      return `(${node.kind} ${outlineType(node.of)})`;
    case 'object': {
      const properties = node.properties.map(
        ({ name, type, decorators }) => `${before(decorators)}${name.text}: ${outlineType(type)}`,
      );
      return `{${[...properties, ...(node.additional ? [`*: ${outlineType(node.additional)}`] : [])].join(' ')}}`;
    }
    case 'tuple':
      return `[${many(node.items, ({ type, decorators }) => before(decorators) + outlineType(type))}]`;
    case 'member':
      return `(. ${outlineType(node.of)} ${node.name.text})`;
    case 'item':
      return `(item ${outlineType(node.of)} ${node.index})`;
    case 'generic':
      return `(generic ${node.name} ${many(node.args, outline)})`;
    case 'resource':
      return node.type ? `(resource ${outline(node.type)})` : '(resource)';
    case 'invalid':
      return '‹invalid›';
  }
}

const before = (decorators: readonly Decorator[]): string =>
  decorators.map(({ name, args }) => `@${name}(${many(args, outline)}) `).join('');

const show = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(show).join(' ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  if ('text' in value) return String(value.text);
  if ('collection' in value && 'item' in value && 'index' in value) {
    return `${show(value.item)}, ${show(value.index)} in ${outline(value.collection as Expression)}`;
  }
  if ('collection' in value && 'item' in value)
    return `${show(value.item)} in ${outline(value.collection as Expression)}`;
  if ('kind' in value) return outline(value as Expression);
  return Object.entries(value)
    .map(([key, one]) => `${key}=${show(one)}`)
    .join(' ');
};

const types = new Set(['type', 'returns']);

/** A statement: its kind, then every field that is not a span, as `field=outline`. */
export function outlineStatement(node: Statement): string {
  const fields = Object.entries(node).filter(
    ([key]) => !['kind', 'source', 'start', 'end', 'decorators'].includes(key),
  );
  const shown = fields.map(([key, value]) => {
    if (key === 'nested') return `nested=[${many(value as Statement[], outlineStatement)}]`;
    if (key === 'parameters') {
      const parameters = value as { name: { text: string }; type?: TypeExpression }[];
      return `parameters=(${many(parameters, ({ name, type }) => `${name.text}: ${type ? outlineType(type) : '?'}`)})`;
    }
    const isType = (types.has(key) && node.kind !== 'resource') || (key === 'value' && node.kind === 'type');
    return `${key}=${isType ? outlineType(value as TypeExpression) : show(value)}`;
  });
  return `${before('decorators' in node ? node.decorators : [])}(${[node.kind, ...shown].join(' ')})`;
}

const isSpan = (value: object): value is Span => 'source' in value && 'start' in value && 'end' in value;

/** All spans below a node in the order they are written, each as `kind «text»`. */
export function spansOf(node: unknown): string[] {
  const found: { span: Span; line: string }[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isSpan(value)) {
      const kind = 'kind' in value ? String(value.kind) : 'text' in value ? 'name' : 'other';
      found.push({ span: value, line: `${kind} «${textOf(value)}»` });
    }
    for (const [key, child] of Object.entries(value)) if (key !== 'source') visit(child);
  };
  visit(node);
  return found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end).map(({ line }) => line);
}

/** What is wrong with the spans below a node: outside of the text or of the parent, or across a sibling. */
export function wrongSpans(file: TemplateFile): string[] {
  const wrong: string[] = [];
  const length = file.source.text.length;
  const todo: { value: object; start: number; end: number }[] = [{ value: file.statements, start: 0, end: length }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const siblings: Span[] = [];
    const collect = (value: unknown, start: number, end: number, free: boolean): void => {
      if (typeof value !== 'object' || value === null) return;
      if (isSpan(value)) {
        if (value.start < start || value.end > end || value.start > value.end)
          wrong.push(`${value.start}–${value.end}`);
        if (!free) siblings.push(value);
        todo.push({ value, start: value.start, end: value.end });
        return;
      }
      for (const child of Object.values(value)) collect(child, start, end, free);
    };
    for (const [key, child] of Object.entries(next.value)) {
      if (key !== 'source') collect(child, next.start, next.end, key === 'nested');
    }
    siblings.sort((a, b) => a.start - b.start || a.end - b.end);
    siblings.forEach((span, at) => {
      const previous = siblings[at - 1];
      if (previous && previous.end > span.start) wrong.push(`${previous.start}–${previous.end} overlaps ${span.start}`);
    });
  }
  return wrong;
}
