import type { Resource } from '../../model/resource.js';
import { readItems } from '../items.js';
import { knownText } from '../named.js';
import type { Readable } from '../read.js';
import { readTerm } from '../settings.js';
import { termsOf } from '../terms.js';
import { reachOf, type Reach } from './data-actions.js';
import type { Role } from './role.js';

/** Data actions of a list, and whether there may be more. */
interface Listed {
  readonly known: readonly string[];
  readonly isAll: boolean;
}

/**
 * The role that a `Microsoft.Authorization/roleDefinitions` defines; undefined when nobody can say how far it reaches.
 * What is surely allowed counts even when there may be more.
 */
export function customRole(definition: Resource): Role | undefined {
  const named = termsOf(readTerm(definition, 'properties.roleName', { value: definition.address }));
  const name = named[0] ?? definition.address;
  const sets = readItems(definition, 'properties.permissions').map((set) => reachOfSet(set, definition));
  if (sets.includes('values')) return { name, reach: 'values' };
  if (sets.includes(undefined)) return undefined;
  return { name, reach: sets.includes('metadata') ? 'metadata' : 'nothing' };
}

function reachOfSet(set: Readable, definition: Readable): Reach | undefined {
  const allowed = listed(set, 'dataActions', definition);
  const taken = listed(set, 'notDataActions', definition);
  const least = taken.isAll ? reachOf({ dataActions: allowed.known, notDataActions: taken.known }) : 'nothing';
  const most = reachOf({ dataActions: allowed.isAll ? allowed.known : ['*'], notDataActions: taken.known });
  return least === 'values' || least === most ? least : undefined;
}

/** An action that is there only under a condition is one that may be there. */
function listed(set: Readable, path: string, definition: Readable): Listed {
  const items = readItems(set, path).map(({ body, when }) =>
    when.length > definition.when.length ? undefined : knownText(body),
  );
  const known = items.filter((item) => item !== undefined);
  return { known, isAll: known.length === items.length };
}
