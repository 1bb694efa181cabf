import type { JsonNode } from '../../json/node.js';
import { Kind } from '../../json/tape.js';
import { marksIn, whole, type Attributes } from './kept.js';

/** What holds attributes in a state or a plan; undefined if it is of a form that we do not know. */
export function attributesIn(root: JsonNode): Iterable<Attributes> | undefined {
  // OpenTofu can encrypt all of it: https://opentofu.org/docs/language/state/encryption
  if (root.get('encrypted_data') !== undefined) return [];
  if (root.get('format_version') !== undefined) return shown(root);
  const version = root.get('version');
  const text = version === undefined ? '' : root.source.text.slice(version.start, version.end);
  if (text === '4') return ofVersion4(root);
  return ['1', '2', '3'].includes(text) ? ofVersion3(root) : undefined;
}

/** https://github.com/hashicorp/terraform/blob/main/internal/states/statefile/version4.go */
function* ofVersion4(root: JsonNode): Generator<Attributes> {
  yield* outputsIn(root.get('outputs'));
  for (const resource of root.get('resources')?.items() ?? []) {
    const type = textIn(resource, 'type');
    const own = `${textIn(resource, 'mode') === 'data' ? 'data.' : ''}${type}.${textIn(resource, 'name')}`;
    const module = textIn(resource, 'module');
    for (const instance of resource.get('instances')?.items() ?? []) {
      const of = `\`${module === '' ? '' : `${module}.`}${own}${indexIn(instance)}\``;
      const marks = new Set((instance.get('sensitive_attributes')?.items() ?? []).map(pathOfSteps));
      yield { of, type, values: instance.get('attributes'), marks };
      yield { of, type, values: instance.get('attributes_flat'), marks };
    }
  }
}

function indexIn(instance: JsonNode): string {
  const index = instance.get('index_key');
  return index === undefined || index.kind === Kind.null ? '' : `[${index.source.text.slice(index.start, index.end)}]`;
}

/** `[{ "type": "get_attr", "value": "site_config" }, { "type": "index", "value": { "value": 0, "type": "number" } }]` */
const pathOfSteps = (steps: JsonNode): string =>
  steps
    .items()
    .map((step) => step.get('value'))
    .map((value) => (value?.isObject === true ? value.get('value') : value))
    .map((value) =>
      value === undefined ? '' : value.isText ? value.text : value.source.text.slice(value.start, value.end),
    )
    .join('.');

/** https://github.com/hashicorp/terraform/blob/v0.11.15/terraform/state.go: also what `terraform init` keeps of its backend. */
function* ofVersion3(root: JsonNode): Generator<Attributes> {
  const backend = root.get('backend');
  if (backend !== undefined) {
    const type = textIn(backend, 'type');
    yield { of: `backend \`${type}\``, type: `azurerm_${type}`, values: backend.get('config'), marks: new Set() };
  }
  for (const module of root.get('modules')?.items() ?? []) {
    const path = (module.get('path')?.items() ?? []).slice(1).map(({ text }) => `module.${text}.`);
    yield* outputsIn(module.get('outputs'));
    for (const { key, value } of module.get('resources')?.properties() ?? []) {
      const values = value.get('primary')?.get('attributes');
      yield { of: `\`${path.join('')}${key.text}\``, type: textIn(value, 'type'), values, marks: new Set() };
    }
  }
}

/** What `terraform show -json` makes of a state or a plan: https://developer.hashicorp.com/terraform/internals/json-format */
function* shown(root: JsonNode): Generator<Attributes> {
  for (const values of [root.get('values'), root.get('planned_values'), root.get('prior_state')?.get('values')]) {
    if (values === undefined) continue;
    yield* outputsIn(values.get('outputs'));
    yield* inModule(values.get('root_module'));
  }
  const declared = root.get('configuration')?.get('root_module')?.get('variables');
  for (const { key, value } of root.get('variables')?.properties() ?? []) {
    const isSensitive = declared?.get(key.text)?.get('sensitive')?.kind === Kind.true;
    if (isSensitive) yield { of: `variable \`${key.text}\``, type: '', values: value.get('value'), marks: whole };
  }
  for (const each of root.get('resource_changes')?.items() ?? []) {
    const change = each.get('change');
    const of = `\`${textIn(each, 'address')}\``;
    const type = textIn(each, 'type');
    for (const when of ['before', 'after']) {
      yield { of, type, values: change?.get(when), marks: marksIn(change?.get(`${when}_sensitive`)) };
    }
  }
}

function* inModule(module: JsonNode | undefined): Generator<Attributes> {
  for (const resource of module?.get('resources')?.items() ?? []) {
    const marks = marksIn(resource.get('sensitive_values'));
    const of = `\`${textIn(resource, 'address')}\``;
    yield { of, type: textIn(resource, 'type'), values: resource.get('values'), marks };
  }
  for (const child of module?.get('child_modules')?.items() ?? []) yield* inModule(child);
}

function* outputsIn(outputs: JsonNode | undefined): Generator<Attributes> {
  for (const { key, value } of outputs?.properties() ?? []) {
    if (value.get('sensitive')?.kind !== Kind.true) continue;
    yield { of: `output \`${key.text}\``, type: '', values: value.get('value'), marks: whole };
  }
}

const textIn = (node: JsonNode, name: string): string => node.get(name)?.text ?? '';
