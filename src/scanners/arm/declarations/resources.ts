import type { Expression, Loop, Name } from '../../../expressions/tree.js';
import type { ModuleDeclaration, ResourceDeclaration } from '../../templates/syntax.js';
import { loopHead } from '../copy.js';
import type { Surroundings } from '../expressions/surroundings.js';
import type { JsonNode, JsonProperty } from '../../json/node.js';
import { Kind } from '../../json/tape.js';
import { withLater } from '../later.js';
import { objectOf, templateValue } from '../values.js';
import { isModule, moduleOf } from './deployments.js';
import { scopeOf } from './scope.js';

/** A resource as it is written: one of an array, or one with a symbolic name. */
export interface Written {
  readonly node: JsonNode;
  readonly symbol: JsonNode | undefined;
}

/** What a resource or module declares before its own content. */
export interface Deployed {
  readonly start: number;
  readonly name: Name;
  readonly around: Surroundings;
  readonly loop: (() => Loop) | undefined;
  readonly condition: (() => Expression) | undefined;
  readonly scope: (() => Expression) | undefined;
}

type Declared = ResourceDeclaration | ModuleDeclaration;

/** The resources of a section, and those in them that are declarations of their own. */
export function resourcesOf(section: JsonNode | undefined, around: Surroundings): readonly Declared[] {
  return writtenIn(section).flatMap((written) => [declared(written, around), ...apart(written.node, around)]);
}

export function writtenIn(section: JsonNode | undefined): readonly Written[] {
  if (section === undefined) return [];
  if (section.isObject) return section.members().map(({ key, value }) => ({ node: value, symbol: key }));
  return section.items().flatMap((node) => (node.isObject ? [{ node, symbol: undefined }] : []));
}

function declared(written: Written, around: Surroundings): Declared {
  return isModule(written.node) ? moduleOf(written.node, deployedOf(written, around)) : resource(written, around);
}

function resource(written: Written, around: Surroundings): ResourceDeclaration {
  const { node } = written;
  const { start, name, loop, condition, scope, around: inside } = deployedOf(written, around);
  const eager = {
    kind: 'resource' as const,
    source: node.source,
    start,
    end: node.end,
    name,
    decorators: [],
    type: typeOf(node, around),
    existing: node.get('existing')?.kind === Kind.true,
  };
  return withLater(eager, {
    loop,
    condition,
    scope,
    body: () => bodyOf(node, inside),
    nested: () =>
      writtenIn(node.get('resources'))
        .filter(isRelative)
        .map((child) => resource(child, inside)),
  });
}

/** Resources inside of another whose type does not continue its type are resources beside it. */
function apart(node: JsonNode, around: Surroundings): readonly Declared[] {
  const children = node.get('resources');
  if (children === undefined) return [];
  const inside = loopsAround(node, around);
  return writtenIn(children).flatMap((child) => {
    const further = apart(child.node, inside);
    return isRelative(child) ? further : [declared(child, inside), ...further];
  });
}

/** `secrets`, `providers/locks`: no name space comes first. */
const isRelative = ({ node }: Written): boolean =>
  !(node.get('type')?.text.split('/')[0] ?? '').includes('.') && !isModule(node);

function deployedOf({ node, symbol }: Written, around: Surroundings): Deployed {
  const copy = node.get('copy');
  const condition = node.get('condition');
  const scope = scopeOf(node);
  const inside = loopsAround(node, around);
  return {
    start: symbol?.start ?? node.start,
    name: symbol?.name ?? writtenName(node),
    around: inside,
    loop: copy?.isObject === true ? () => loopHead(copy, copy.get('name')?.text ?? '', around) : undefined,
    condition: condition && (() => templateValue(condition, inside)),
    scope: scope && (() => scope(inside)),
  };
}

function loopsAround(node: JsonNode, around: Surroundings): Surroundings {
  const copy = node.get('copy');
  return copy?.isObject === true ? [...around, { name: copy.get('name')?.text ?? '', isWhole: true }] : around;
}

/** Without a symbolic name, a resource is called by what its name says, without the marks of a string or expression. */
function writtenName(node: JsonNode): Name {
  const name = node.get('name');
  if (name?.isText !== true) return { ...node.span, end: node.start, text: '' };
  const { source, start, end } = name.name;
  const bracket = name.kind === Kind.expression ? 1 : 0;
  const at = { source, start: start + bracket, end: end - bracket };
  return { ...at, text: source.text.slice(at.start, at.end) };
}

/** `Microsoft.KeyVault/vaults@2023-07-01`, as Bicep writes it in one. */
function typeOf(node: JsonNode, around: Surroundings): Expression {
  const type = node.get('type');
  if (type?.isText !== true) return { kind: 'invalid', ...node.span, end: node.start };
  const version = node.get('apiVersion');
  if (version?.isText !== true) return templateValue(type, around);
  if (type.kind === Kind.string && version.kind === Kind.string) {
    return { kind: 'literal', ...type.span, value: `${type.text}@${version.text}` };
  }
  const start = Math.min(type.start, version.start);
  const end = Math.max(type.end, version.end);
  const parts = [textOrValue(type, around), '@', textOrValue(version, around)];
  return { kind: 'template', source: node.source, start, end, parts };
}

const textOrValue = (node: JsonNode, around: Surroundings): string | Expression =>
  node.literal ?? templateValue(node, around);

/** What says how a resource is deployed, and is not sent to Azure as its content. */
const notSent: ReadonlySet<string> = new Set([
  '$schema',
  '@options',
  'apiversion',
  'asserts',
  'comments',
  'condition',
  'copy',
  'dependson',
  'existing',
  'extension',
  'import',
  'managementgroup',
  'metadata',
  'resourcegroup',
  'resources',
  'scope',
  'subscriptionid',
  'type',
]);

function bodyOf(node: JsonNode, around: Surroundings): ResourceDeclaration['body'] {
  if (!node.isObject) return { kind: 'invalid', ...node.span };
  const sent = node.properties().filter(({ key }) => !notSent.has(key.text.toLowerCase()));
  return objectOf(node, isExtension(node) ? sent.flatMap(flattened) : sent, around);
}

/** The resource of an extension, such as Microsoft Graph, has all it says under `properties`, where Bicep has it above. */
function flattened(property: JsonProperty): readonly JsonProperty[] {
  const { key, value } = property;
  return key.text.toLowerCase() === 'properties' && value.isObject ? value.properties() : [property];
}

/** The name `az` stands for Azure itself. */
function isExtension(node: JsonNode): boolean {
  const name = node.get('extension') ?? node.get('import');
  return name?.isText === true && node.get('apiVersion') === undefined;
}
