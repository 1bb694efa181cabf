import { isWritten, type Deployment, type ModuleCall, type Resource } from '../model/resource.js';
import type { Scan } from '../model/scan.js';
import { nameAt, type Span } from '../model/source.js';
import type { Step, Value } from '../model/value.js';
import { readItems } from './items.js';
import { knownText } from './named.js';
import { find, type Found, type Readable } from './read.js';
import { secretPositions, type SecretPosition } from './secret-positions.js';

/** A value that stands where a secret belongs. */
export interface SecretUse {
  readonly value: Exclude<Value, { readonly kind: 'depends' }>;
  readonly at: Span;
  readonly trail: readonly Step[];
  /** What it becomes: "the value of `db-password`". */
  readonly becomes: string;
  /** Address of the module that it stands in, '' for the root. */
  readonly module: string;
  readonly deployment: Deployment;
}

const byType = new Map<string, SecretPosition[]>();
for (const position of secretPositions) {
  const type = position.type.toLowerCase();
  byType.set(type, [...(byType.get(type) ?? []), position]);
}

/** All values of a run that stand where secrets belong: in resources, and in calls of modules. */
export const secretUses = ({ resources, moduleCalls }: Scan): readonly SecretUse[] => [
  ...resources.filter(isWritten).flatMap(inResource),
  ...moduleCalls.flatMap(inCall),
];

const inResource = (resource: Resource): readonly SecretUse[] =>
  (byType.get(resource.type.toLowerCase()) ?? []).flatMap(({ path, noun }) => {
    const becomes = `the ${noun} of \`${knownText(resource.name) ?? nameAt(resource.at)}\``;
    const place = { becomes, module: resource.module, deployment: resource.deployment };
    return along(resource, path).flatMap((found) => use(found, place));
  });

/** `[]` in a path stands for all items of a list. */
function along(readable: Readable, path: string): readonly Found[] {
  const [list, rest] = path.split('[].');
  const places = rest === undefined ? [readable] : readItems(readable, list ?? '');
  return places.flatMap((place) => find(place, rest ?? path)).map(({ is }) => is);
}

function inCall(call: ModuleCall): readonly SecretUse[] {
  return [...(call.secureParameters ?? [])].flatMap((name) => {
    const body = call.arguments.get(name);
    if (body === undefined) return [];
    const becomes = `the secure parameter \`${name}\` of module \`${nameAt(call.at)}\``;
    const place = { becomes, module: call.module, deployment: call.deployment };
    return find({ body, at: call.at, when: [] }, '').flatMap(({ is }) => use(is, place));
  });
}

/** What is left out by way of a parameter is a use of it all the same: others may give it. */
function use(found: Found, place: Omit<SecretUse, 'value' | 'at' | 'trail'>): readonly SecretUse[] {
  const { at, trail } = found;
  if (found.kind !== 'absent') return [{ value: found.value, at, trail, ...place }];
  if (!trail.some(({ kind }) => kind === 'parameter')) return [];
  return [{ value: { kind: 'scalar', value: null, at, trail }, at, trail, ...place }];
}
