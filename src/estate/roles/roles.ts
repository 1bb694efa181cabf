import { quoted } from '../../model/quoted.js';
import type { Deployment } from '../../model/resource.js';
import type { RoleDefinitionFacts } from '../lenses/role-definition.js';
import { isKnown, segmentsOf } from '../resource-id.js';
import { builtInRole, builtInRoleNamed } from './built-in.js';
import type { RoleDefinition } from './role.js';

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Why it cannot be told what a role allows. */
export interface UnknownRole {
  readonly because: string;
}

/** The term for the id of a role that is asked for by its name, perhaps behind that of a subscription. */
const askedByName = /⟨roleDefinitions\('(?<name>[^⟨⟩]*)'\)\.id⟩$/i;

/** Finds roles by the ids of their definitions, or by their names: the built-in ones, and those that the run defines. */
export class Roles {
  readonly #defined = new Map<string, RoleDefinition>();
  readonly #named = new Map<string, RoleDefinition>();
  readonly #builtIn: (id: string) => RoleDefinition | undefined;

  /** @param definitions those of the run, of Azure or of Managed HSMs, and `builtIn` finds what either has by itself */
  constructor(definitions: readonly RoleDefinitionFacts[], builtIn = builtInRole) {
    this.#builtIn = builtIn;
    for (const { resource, role } of definitions) {
      this.#defined.set(keyOf(resource.id, resource.deployment), role);
      if (isKnown(role.name)) this.#named.set(role.name.toLowerCase(), role);
    }
  }

  /** The role with an id; the GUID is its last part, whatever of the rest is known. */
  find(id: string, deployment: Deployment): RoleDefinition | UnknownRole {
    const defined = this.#defined.get(keyOf(id, deployment));
    if (defined !== undefined) return defined;
    const asked = askedByName.exec(id)?.groups?.['name'];
    if (asked !== undefined) return this.#findNamed(asked);
    const name = segmentsOf(id).at(-1) ?? '';
    if (!guid.test(name)) return { because: 'which role it is, is only known at deployment' };
    return this.#builtIn(name) ?? { because: 'the role is no built-in one, and its definition is not in the files' };
  }

  #findNamed(name: string): RoleDefinition | UnknownRole {
    const because = `no built-in role is called ${quoted(name)}, and no definition of one is in the files`;
    return builtInRoleNamed(name) ?? this.#named.get(name.toLowerCase()) ?? { because };
  }
}

/** Names of role definitions are GUIDs: a known one is unique, an unknown one compares within its deployment. */
function keyOf(id: string, deployment: Deployment): string {
  const name = (segmentsOf(id).at(-1) ?? id).toLowerCase();
  return guid.test(name) ? name : `${deployment.name} ${name}`;
}
