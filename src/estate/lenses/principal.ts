import { symbolOf } from '../../expressions/symbol.js';
import { declaredAddress } from '../../model/address.js';
import { quoted } from '../../model/quoted.js';
import type { Deployment } from '../../model/resource.js';
import { textOf, type Span } from '../../model/source.js';
import type { Assumption, Step } from '../../model/value.js';
import { identityKey, type IdentityKey } from '../identity-key.js';
import { find, type FoundCase, type Readable } from '../read.js';
import { readSetting, asText } from '../settings.js';
import { termsOf } from '../terms.js';

/**
 * Whose an object id is, as far as the text tells.
 * - `workload`: the managed identity of a resource
 * - `pipeline`: a managed identity that the jobs of a pipeline sign in as
 * - `deployer`: whoever runs the deployment, a pipeline or a person
 * - `servicePrincipal`: some application, a workload or a pipeline
 * - `user`, `group`: of people
 */
export type PrincipalClass = 'workload' | 'pipeline' | 'deployer' | 'servicePrincipal' | 'user' | 'group' | 'unknown';

export interface Principal {
  readonly class: PrincipalClass;
  /** The object id, if it is written out. */
  readonly objectId: string | undefined;
  /** The managed identity it is, by the id of its resource; undefined for all others. */
  readonly identity: IdentityKey | undefined;
  /** Equal for two grants to one principal; undefined when nobody can say whether another one is the same. */
  readonly key: string | undefined;
  /** Where the object id stands, and the way it came. */
  readonly at: Span;
  readonly trail: readonly Step[];
}

/** The object id, or what stands for it, in backticks; undefined where that is written on several lines, or nowhere. */
export function writtenName({ objectId, at, trail }: Principal): string | undefined {
  const text = objectId ?? (at.source.language === 'tfplan' ? resourceOn(trail) : textOf(at));
  return text === undefined || text.includes('\n') ? undefined : quoted(text);
}

/** A plan has no expressions, but for the resource that one refers to. */
const resourceOn = (trail: readonly Step[]): string | undefined => {
  const resource = trail.find(({ kind }) => kind === 'resource');
  return resource && declaredAddress(resource.name);
};

/** A principal that it is under assumptions. */
export interface PrincipalCase {
  readonly when: readonly Assumption[];
  readonly is: Principal;
}

export interface Granted {
  /** The only one it can be; of class `unknown` when it depends. */
  readonly principal: Principal;
  /** All that it can be. */
  readonly principals: readonly PrincipalCase[];
}

/** Who is granted something: the object id at a path, and the type of principal if that is said as well. */
export function readGranted(readable: Readable, path: string, deployment: Deployment, typePath?: string): Granted {
  const types = typePath === undefined ? [] : termsOf(readSetting(readable, typePath, asText, { value: '' }));
  const said = types.length === 1 ? classOfType(types[0] ?? '') : 'unknown';
  const principals = find(readable, path).map(({ when, is }) => ({
    when,
    is: principalOf({ when, is }, deployment, said),
  }));
  const [only] = principals;
  const nobody: Principal = {
    class: 'unknown',
    objectId: undefined,
    identity: undefined,
    key: undefined,
    at: only?.is.at ?? readable.at,
    trail: [],
  };
  return { principal: only !== undefined && principals.length === 1 ? only.is : nobody, principals };
}

function principalOf({ is }: FoundCase, deployment: Deployment, said: PrincipalClass): Principal {
  const { at, trail } = is;
  const term = is.kind === 'absent' ? undefined : symbolOf(is.value)?.toLowerCase();
  const known = { class: said, objectId: undefined, identity: undefined, key: undefined, at, trail };
  if (term === undefined || term === '') return known;
  if (is.kind === 'present') return { ...known, objectId: term, key: term };
  // Items of a list that cannot be told are written alike and differ.
  const key = term.includes('[*]') ? undefined : `${deployment.name} ${term}`;
  if (/\bdeployer\(/.test(term)) return { ...known, class: 'deployer', key };
  const kind = inDirectory.exec(term)?.groups?.['kind'];
  if (kind !== undefined) return { ...known, class: classesInDirectory.get(kind) ?? said, key };
  if (!isOwn(term)) return { ...known, key };
  const id = owner.exec(term)?.groups?.['id'];
  const identity = id === undefined || key === undefined ? undefined : identityKey(id, deployment);
  return { ...known, class: 'workload', identity, key: identity ?? key };
}

/** A property of a resource that is called like this is the object id of its own identity. */
const isOwn = (term: string): boolean =>
  /^⟨(?:reference\()?\/.*\/providers\//.test(term) && /\b(?:principalid|objectid)⟩$/.test(term);

/** The managed identity itself, or the resource whose system-assigned one it is, and how its object id is asked for. */
const owner = /^⟨(?:reference\()?(?<id>\/.*?)(?:(?:, '[^']*')*\))?(?:\.(?:properties|identity))?\.principalid⟩$/s;

/**
 * The id of what Microsoft Graph keeps, which is also that of its resource in Bicep:
 * https://learn.microsoft.com/graph/templates/bicep/reference/overview
 */
const inDirectory = /^⟨?\/(?:.*\/)?providers\/microsoft\.graph\/(?<kind>[a-z]+)\/(?:.*\.properties\.id⟩|[^/.]+)$/s;

const classesInDirectory: ReadonlyMap<string, PrincipalClass> = new Map([
  ['users', 'user'],
  ['groups', 'group'],
  ['serviceprincipals', 'servicePrincipal'],
]);

/** https://learn.microsoft.com/azure/templates/microsoft.authorization/roleassignments#roleassignmentproperties */
const classesOfType: ReadonlyMap<string, PrincipalClass> = new Map([
  ['user', 'user'],
  ['agentuser', 'user'],
  ['group', 'group'],
  ['foreigngroup', 'group'],
  ['serviceprincipal', 'servicePrincipal'],
  ['agentserviceprincipal', 'servicePrincipal'],
]);

const classOfType = (type: string): PrincipalClass => classesOfType.get(type.toLowerCase()) ?? 'unknown';
