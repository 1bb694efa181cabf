import type { Expression } from '../../../expressions/tree.js';
import type { Span } from '../../../model/source.js';
import { parameterName } from '../../templates/names.js';
import type {
  Decorator,
  Extension,
  FunctionDeclaration,
  Metadata,
  Output,
  Param,
  TypeAlias,
  Variable,
} from '../../templates/syntax.js';
import { copiedValue, copiedValues, loopHead } from '../copy.js';
import type { Surroundings } from '../expressions/surroundings.js';
import type { JsonNode, JsonProperty } from '../../json/node.js';
import { withLater } from '../later.js';
import { plainValue, templateValue } from '../values.js';
import { decoratorsOf, hasType, typeOf } from './types.js';

/** A declaration of a section reaches from its name to the end of its value. */
const spanOf = ({ key, value }: JsonProperty): Span => ({ source: key.source, start: key.start, end: value.end });

const none: readonly Decorator[] = [];

export function metadataOf(section: JsonNode | undefined): readonly Metadata[] {
  return (section?.members() ?? []).map((each) => {
    const declared = { kind: 'metadata' as const, ...spanOf(each), name: each.key.name, decorators: none };
    return withLater(declared, { value: () => plainValue(each.value) });
  });
}

export function parametersOf(section: JsonNode | undefined): readonly Param[] {
  return (section?.members() ?? []).map((each) => {
    const { key, value } = each;
    const fallback = value.get('defaultValue');
    const declared = { kind: 'param' as const, ...spanOf(each), name: key.name };
    return withLater(declared, {
      decorators: () => decoratorsOf(value),
      type: hasType(value) ? () => declaredType(value) : undefined,
      default: fallback && (() => templateValue(fallback, [])),
    });
  });
}

const declaredType = (node: JsonNode): TypeAlias['value'] => typeOf(node) ?? { kind: 'invalid', ...node.span };

export function variablesOf(section: JsonNode | undefined, around: Surroundings): readonly Variable[] {
  return (section?.members() ?? []).flatMap((each): readonly Variable[] => {
    const copied = copiedValues(each);
    if (copied === undefined) return [variable(spanOf(each), each.key, () => templateValue(each.value, around))];
    return copied.map((one) => variable(one.copy.span, one.name, () => copiedValue(one, around)));
  });
}

const variable = (at: Span, name: JsonNode, value: () => Expression): Variable =>
  withLater({ kind: 'var' as const, ...at, name: name.name, decorators: none }, { value });

export function typesOf(section: JsonNode | undefined): readonly TypeAlias[] {
  return (section?.members() ?? []).map((each) => {
    const { key, value } = each;
    const declared = { kind: 'type' as const, ...spanOf(each), name: key.name };
    return withLater(declared, { decorators: () => decoratorsOf(value), value: () => declaredType(value) });
  });
}

/** `"functions": [{ "namespace": …, "members": { … } }]`. */
export function functionsOf(section: JsonNode | undefined): readonly FunctionDeclaration[] {
  return (section?.items() ?? []).flatMap((group) => {
    const namespace = group.get('namespace')?.text ?? '';
    return (group.get('members')?.members() ?? []).map((each) => functionOf(each, namespace));
  });
}

function functionOf(member: JsonProperty, namespace: string): FunctionDeclaration {
  const { key, value } = member;
  const output = value.get('output');
  const name = { ...key.name, text: `${namespace}.${key.text}` };
  const declared = { kind: 'func' as const, ...spanOf(member), name, decorators: none };
  return withLater(declared, {
    parameters: () => (value.get('parameters')?.items() ?? []).map(functionParameter),
    returns: output && hasType(output) ? () => declaredType(output) : undefined,
    body: (): Expression => {
      const body = output?.get('value');
      return body === undefined ? { kind: 'invalid', ...value.span } : templateValue(body, []);
    },
  });
}

/** Named as the body of the function refers to it. */
function functionParameter(node: JsonNode): FunctionDeclaration['parameters'][number] {
  const name = (node.get('name') ?? node).name;
  const type = typeOf(node);
  return { name: { ...name, text: parameterName(name.text) }, ...(type && { type }) };
}

export function outputsOf(section: JsonNode | undefined, around: Surroundings): readonly Output[] {
  return (section?.members() ?? []).map((each) => {
    const { key, value } = each;
    const declared = { kind: 'output' as const, ...spanOf(each), name: key.name };
    return withLater(declared, {
      decorators: () => decoratorsOf(value),
      type: hasType(value) ? () => declaredType(value) : undefined,
      value: () => outputValue(value, around),
    });
  });
}

/** An output with a condition is null where it does not hold. */
function outputValue(output: JsonNode, around: Surroundings): Expression {
  const condition = output.get('condition');
  const value = unconditionalValue(output, around);
  if (condition === undefined) return value;
  const otherwise: Expression = { kind: 'literal', ...condition.span, value: null };
  return {
    kind: 'conditional',
    ...output.span,
    condition: templateValue(condition, around),
    then: value,
    otherwise,
  };
}

/** https://learn.microsoft.com/azure/azure-resource-manager/templates/copy-outputs */
function unconditionalValue(output: JsonNode, around: Surroundings): Expression {
  const copy = output.get('copy');
  if (copy?.isObject === true) {
    const name = copy.get('name')?.text ?? '';
    const input = copy.get('input');
    const body: Expression =
      input === undefined
        ? { kind: 'invalid', ...copy.span }
        : templateValue(input, [...around, { name, isWhole: true }]);
    return { kind: 'comprehension', ...copy.span, loop: loopHead(copy, name, around), body };
  }
  const value = output.get('value');
  return value === undefined ? { kind: 'invalid', ...output.span } : templateValue(value, around);
}

/** `imports` of earlier versions of the language, `extensions` of later ones. */
export function extensionsOf(section: JsonNode | undefined): readonly Extension[] {
  return (section?.members() ?? []).map((each) => {
    const { key, value } = each;
    const name = value.get('name') ?? value.get('provider') ?? value;
    const version = value.get('version')?.text ?? '';
    const config = value.get('config');
    const text = version === '' ? name.text : `${name.text}@${version}`;
    const specification: Expression = { kind: 'literal', ...name.span, value: text };
    const declared = { kind: 'extension' as const, ...spanOf(each), decorators: none, specification, alias: key.name };
    return withLater(declared, { config: config && (() => templateValue(config, [])) });
  });
}
