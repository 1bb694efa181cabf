import type { Expression } from '../../../src/expressions/tree.js';
import type { Language, Source, Span } from '../../../src/model/source.js';
import { textOf } from '../../../src/model/source.js';
import { parseArm } from '../../../src/scanners/arm/parse.js';
import type { Statement, TemplateFile } from '../../../src/scanners/templates/syntax.js';
import { outline, outlineStatement } from '../bicep/parser/outline.js';

export function parse(text: string, language: Language = 'arm'): TemplateFile {
  const source: Source = { path: language === 'arm' ? 'main.json' : 'main.parameters.json', language, text };
  return parseArm(source);
}

/** The problems as `text under the span | title | label`. */
export const problemsOf = ({ problems }: TemplateFile): string[] =>
  problems.map(({ at, title, label }) => `${at ? textOf(at) : '?'} | ${title} | ${label ?? ''}`);

/** A template of some sections. */
export const template = (sections: object): string =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    ...sections,
  });

/** The statements of some sections as lines, without the scope that the schema tells. */
export function outlined(sections: object): string[] {
  const file = parse(template(sections));
  if (file.problems.length > 0) throw new Error(problemsOf(file).join('\n'));
  return file.statements.filter(({ kind }) => kind !== 'targetScope').map(outlineStatement);
}

export const statementsOf = <K extends Statement['kind']>(
  file: TemplateFile,
  kind: K,
): readonly Extract<Statement, { kind: K }>[] =>
  file.statements.filter((each): each is Extract<Statement, { kind: K }> => each.kind === kind);

/** The tree of the text of a JSON string, as a variable has it. */
export function expressionOf(json: string): Expression {
  const file = parse(`{"variables":{"x":${json}}}`);
  const [variable] = statementsOf(file, 'var');
  if (variable === undefined) throw new Error('there is no variable');
  return variable.value;
}

/** The shape of an expression, written without the brackets and quotes around it. */
export const shape = (expression: string): string => outline(expressionOf(JSON.stringify(`[${expression}]`)));

const isSpan = (value: object): value is Span => 'source' in value && 'start' in value && 'end' in value;

/** Spans below the statements that reach out of the span around them, or of the text. */
export function strayingSpans(file: TemplateFile): string[] {
  const stray: string[] = [];
  const todo: { value: unknown; within: Span }[] = [
    { value: file.statements, within: { source: file.source, start: 0, end: file.source.text.length } },
  ];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { value, within } = next;
    if (typeof value !== 'object' || value === null) continue;
    const around = isSpan(value) ? value : within;
    if (around.start < within.start || around.end > within.end || around.start > around.end) {
      stray.push(`${around.start}–${around.end} in ${within.start}–${within.end}`);
    }
    for (const [key, child] of Object.entries(value)) if (key !== 'source') todo.push({ value: child, within: around });
  }
  return stray;
}
