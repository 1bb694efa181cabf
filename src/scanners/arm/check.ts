import type { Problems } from '../templates/problems.js';
import { isModule } from './declarations/deployments.js';
import { type Written, writtenIn } from './declarations/resources.js';
import { parseExpression } from './expressions/parse.js';
import { nowhere } from './expressions/surroundings.js';
import type { JsonNode, JsonProperty } from '../json/node.js';
import { Kind } from '../json/tape.js';

/** Finds what of a template cannot be read although it is JSON. */
export function checkTemplate(root: JsonNode, problems: Problems): void {
  if (!isObject(root, 'The template', problems)) return;
  for (const each of root.properties()) checkSection(each, problems);
}

function checkSection({ key, value }: JsonProperty, problems: Problems): void {
  const name = key.text.toLowerCase();
  switch (name) {
    case 'resources':
      checkResources(value, problems);
      break;
    case 'functions':
      if (!value.isArray) unexpected(value, '`functions` is not an array', 'expected `[`', problems);
      checkExpressions(value, problems);
      break;
    case 'variables':
      if (isObject(value, '`variables`', problems)) checkExpressions(value, problems);
      break;
    case 'parameters':
    case 'definitions':
    case 'outputs':
      if (isObject(value, `\`${name}\``, problems)) checkDeclarations(value, name, problems);
      break;
    default:
  }
}

/** What of a declaration is evaluated: descriptions, for one, are not. */
const evaluated: Readonly<Record<string, readonly string[]>> = {
  parameters: ['defaultvalue'],
  outputs: ['value', 'condition', 'copy'],
};

function checkDeclarations(section: JsonNode, name: string, problems: Problems): void {
  for (const { value } of section.properties()) {
    if (isObject(value, `A member of \`${name}\``, problems)) checkParts(value, evaluated[name] ?? [], problems);
  }
}

/** Of a parameter file, only what Bicep has compiled into it is evaluated. */
export function checkParameterFile(root: JsonNode, problems: Problems): void {
  if (!isObject(root, 'The parameter file', problems)) return;
  const section = root.get('parameters');
  if (section === undefined || !isObject(section, '`parameters`', problems)) return;
  for (const { value } of section.properties()) {
    if (isObject(value, 'A parameter', problems)) checkParts(value, ['expression', 'reference'], problems);
  }
}

function checkResources(section: JsonNode, problems: Problems): void {
  if (!section.isArray && !section.isObject) {
    unexpected(section, '`resources` is not an array', 'expected `[`', problems);
  }
  for (const node of section.items()) isObject(node, 'A resource', problems);
  for (const written of writtenIn(section)) checkResource(written, problems);
}

function checkResource({ node, symbol }: Written, problems: Problems): void {
  if (!isObject(node, 'A resource', problems)) return;
  const missing = node.get('type') === undefined ? 'type' : (node.get('name') ?? symbol) ? undefined : 'name';
  if (missing !== undefined) {
    problems.add(
      node.start,
      node.start + 1,
      `The resource has no ${missing}`,
      `expected \`${missing}\` in this object`,
    );
  }
  for (const { key, value } of node.properties()) {
    const name = key.text.toLowerCase();
    if (name === 'resources') checkResources(value, problems);
    else if (name === 'properties' && isModule(node)) checkDeployment(value, problems);
    else if (name !== 'metadata' && name !== 'comments') checkExpressions(value, problems);
  }
}

/** A template in a deployment is checked as such. */
function checkDeployment(properties: JsonNode, problems: Problems): void {
  for (const { key, value } of properties.properties()) {
    if (key.text.toLowerCase() === 'template' && value.isObject) checkTemplate(value, problems);
    else checkExpressions(value, problems);
  }
}

function checkParts(node: JsonNode, names: readonly string[], problems: Problems): void {
  for (const { key, value } of node.properties()) {
    if (names.includes(key.text.toLowerCase())) checkExpressions(value, problems);
  }
}

function checkExpressions(node: JsonNode, problems: Problems): void {
  for (const each of node.expressions()) parseExpression(each, nowhere, problems);
}

/** Says so if a value is no object. What is null counts as left out, and what is missing is a problem already. */
function isObject(node: JsonNode, what: string, problems: Problems): boolean {
  if (!node.isObject) unexpected(node, `${what} is not an object`, 'expected `{`', problems);
  return node.isObject;
}

function unexpected(node: JsonNode, title: string, label: string, problems: Problems): void {
  if (node.kind === Kind.null || node.kind === Kind.missing) return;
  problems.add(node.start, node.end, title, label);
}
