import type { Resource } from '../../model/resource.js';
import { nameAt, type Span } from '../../model/source.js';
import type { Step } from '../../model/value.js';
import { readItems } from '../items.js';
import { knownText, targetOf } from '../named.js';
import { find, type Readable } from '../read.js';
import { isKnown } from '../resource-id.js';
import type { Plane } from '../roles/action.js';
import type { Patterns, PermissionSet } from '../roles/permission-set.js';
import type { RoleDefinition } from '../roles/role.js';
import { readTerm } from '../settings.js';
import type { Target } from '../target.js';
import { termsOf } from '../terms.js';

/** A pattern of actions where it is written. */
export interface WrittenPattern {
  readonly plane: Plane;
  readonly text: string;
  readonly at: Span;
  readonly trail: readonly Step[];
}

/** A `Microsoft.Authorization/roleDefinitions`: a custom role. */
export interface RoleDefinitionFacts extends Target {
  readonly resource: Resource;
  readonly role: RoleDefinition;
  /** What it surely allows, unless it is taken back. */
  readonly allowed: readonly WrittenPattern[];
}

export function readRoleDefinition(resource: Resource): RoleDefinitionFacts {
  const named = termsOf(readTerm(resource, 'properties.roleName', { value: resource.address }));
  const name = named[0] ?? resource.address;
  const sets = readItems(resource, 'properties.permissions');
  const permissions = sets.map((set) => setOf(set, resource));
  return {
    ...targetOf('role', resource),
    // The name of the resource is a GUID, which says nothing.
    title: `role \`${isKnown(name) ? name : nameAt(resource.at)}\``,
    resource,
    role: { name, builtIn: false, permissions },
    allowed: sets.flatMap((set) => [
      ...writtenIn(set, 'actions', 'control', resource),
      ...writtenIn(set, 'dataActions', 'data', resource),
    ]),
  };
}

const setOf = (set: Readable, resource: Readable): PermissionSet => ({
  actions: patternsIn(set, 'actions', resource),
  notActions: patternsIn(set, 'notActions', resource),
  dataActions: patternsIn(set, 'dataActions', resource),
  notDataActions: patternsIn(set, 'notDataActions', resource),
  conditioned: find(set, 'condition').some(({ is }) => is.kind === 'present'),
});

function patternsIn(set: Readable, path: string, resource: Readable): Patterns {
  const items = readItems(set, path);
  const known = items.flatMap((item) => surelyIn(item, resource) ?? []);
  return { known, isAll: known.length === items.length };
}

/** An action that is there only under a condition is one that may be there. */
const surelyIn = ({ body, when }: Readable, resource: Readable): string | undefined =>
  when.length > resource.when.length ? undefined : knownText(body);

const writtenIn = (set: Readable, path: string, plane: Plane, resource: Readable): readonly WrittenPattern[] =>
  readItems(set, path).flatMap((item) => {
    const text = surelyIn(item, resource);
    return text === undefined ? [] : [{ plane, text, at: item.at, trail: item.body.trail }];
  });
