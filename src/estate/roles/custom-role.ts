import type { Resource } from '../../model/resource.js';
import { readItems } from '../items.js';
import { knownText } from '../named.js';
import { find, type Readable } from '../read.js';
import { readTerm } from '../settings.js';
import { termsOf } from '../terms.js';
import type { Patterns, PermissionSet } from './permission-set.js';
import type { RoleDefinition } from './role.js';

/** The role that a `Microsoft.Authorization/roleDefinitions` defines. */
export function customRole(definition: Resource): RoleDefinition {
  const named = termsOf(readTerm(definition, 'properties.roleName', { value: definition.address }));
  return {
    name: named[0] ?? definition.address,
    builtIn: false,
    permissions: readItems(definition, 'properties.permissions').map((set) => setOf(set, definition)),
  };
}

const setOf = (set: Readable, definition: Readable): PermissionSet => ({
  actions: listed(set, 'actions', definition),
  notActions: listed(set, 'notActions', definition),
  dataActions: listed(set, 'dataActions', definition),
  notDataActions: listed(set, 'notDataActions', definition),
  conditioned: find(set, 'condition').some(({ is }) => is.kind === 'present'),
});

/** An action that is there only under a condition is one that may be there. */
function listed(set: Readable, path: string, definition: Readable): Patterns {
  const items = readItems(set, path).map(({ body, when }) =>
    when.length > definition.when.length ? undefined : knownText(body),
  );
  const known = items.filter((item) => item !== undefined);
  return { known, isAll: known.length === items.length };
}
