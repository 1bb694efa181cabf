import type { Problems } from '../templates/problems.js';
import { isModule } from './declarations/deployments.js';
import { writtenIn } from './declarations/resources.js';
import { parseExpression } from './expressions/parse.js';
import { nowhere } from './expressions/surroundings.js';
import type { JsonNode } from './json/node.js';

/** Finds what of a template cannot be read although it is JSON. */
export function checkTemplate(root: JsonNode, problems: Problems): void {
  for (const { key, value } of root.properties()) {
    switch (key.text.toLowerCase()) {
      case 'parameters':
        for (const each of value.properties()) checkParts(each.value, ['defaultvalue'], problems);
        break;
      case 'variables':
      case 'functions':
        checkExpressions(value, problems);
        break;
      case 'resources':
        checkResources(value, problems);
        break;
      case 'outputs':
        for (const each of value.properties()) checkParts(each.value, ['value', 'condition', 'copy'], problems);
        break;
      default:
    }
  }
}

/** Of a parameter file, only what Bicep has compiled into it is evaluated. */
export function checkParameterFile(root: JsonNode, problems: Problems): void {
  for (const { value } of root.get('parameters')?.properties() ?? []) {
    checkParts(value, ['expression', 'reference'], problems);
  }
}

function checkResources(section: JsonNode, problems: Problems): void {
  for (const { node } of writtenIn(section)) checkResource(node, problems);
}

/** Descriptions are not evaluated, and templates in a resource are checked as such. */
function checkResource(node: JsonNode, problems: Problems): void {
  for (const { key, value } of node.properties()) {
    const name = key.text.toLowerCase();
    if (name === 'resources') checkResources(value, problems);
    else if (name === 'properties' && isModule(node)) checkDeployment(value, problems);
    else if (name !== 'metadata' && name !== 'comments') checkExpressions(value, problems);
  }
}

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
