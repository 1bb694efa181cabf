import { isInModule } from '../model/address.js';
import type { Parameter } from '../model/resource.js';
import type { Setting } from '../model/setting.js';
import type { Scan } from '../model/scan.js';
import type { Span } from '../model/source.js';
import type { Value } from '../model/value.js';
import { givenInFile, type GivenInFile } from './given-in-file.js';
import { grouped } from './grouped.js';
import { isInside, pathOf } from './parameter-path.js';
import { keyOf, ownTrail } from './own-trail.js';
import { find } from './read.js';
import type { SecretUse } from './secret-use.js';
import type { Target } from './target.js';
import { writtenIn } from './written.js';

/** A parameter of a template or of a called module that says it is a secret, or becomes one, and where. */
export interface UsedParameter extends Target {
  readonly parameter: Parameter;
  /** Of a secure parameter: whether its default is text that is written there; undefined without one. */
  readonly writtenDefault: Setting<boolean> | undefined;
  /** What a parameter file gives it; undefined where none does. */
  readonly inFile: GivenInFile | undefined;
  /** Where its value, or an unprotected member of it, is the whole of a secret. */
  readonly asSecret: readonly SecretUse[];
  /** Where that cannot be told. */
  readonly perhaps: readonly PossibleUse[];
}

export interface PossibleUse {
  readonly use: SecretUse;
  readonly because: string;
}

/** Follows secrets back to the parameters they came through. */
export function usedParameters(scan: Scan, asSecrets: readonly SecretUse[]): readonly UsedParameter[] {
  // Of hundreds of deployments with hundreds of variables each, most have no secrets.
  const withSecrets = new Set(asSecrets.map(({ deployment }) => deployment));
  const parameters = scan.parameters.filter(({ secure, deployment }) => secure || withSecrets.has(deployment));
  const declared = grouped(parameters, ({ name, at, deployment }) => [keyOf({ name, at }, deployment)]);
  const traced = asSecrets.map((use) => ({ ...use, trail: ownTrail(use, declared) }));
  const uses = grouped(traced, ({ trail, deployment }) => [
    ...new Set(trail.filter(({ kind }) => kind === 'parameter').map((step) => keyOf(step, deployment))),
  ]);
  return parameters.flatMap((parameter): readonly UsedParameter[] => {
    const { name, noun, at, deployment, module, secure } = parameter;
    const through = uses(keyOf({ name, at }, deployment)).filter((use) => isInModule(use.module, module));
    // Nothing says that it is a secret. There are many of these, and no rule has anything to say about them.
    if (!secure && through.length === 0) return [];
    return [
      {
        at,
        title: `${noun} \`${name}\``,
        address: module === '' ? name : `${module}/${name}`,
        deployment,
        when: [],
        parameter,
        // Defaults are evaluated when somebody asks, and most parameters are of no interest.
        writtenDefault: secure && parameter.default ? writtenDefault(parameter.default, at) : undefined,
        inFile: module === '' ? givenInFile(parameter) : undefined,
        ...usesOf(parameter, through),
      },
    ];
  });
}

function usesOf(parameter: Parameter, uses: readonly SecretUse[]): Pick<UsedParameter, 'asSecret' | 'perhaps'> {
  const asSecret: SecretUse[] = [];
  const perhaps: PossibleUse[] = [];
  for (const use of uses) {
    const path = pathOf(use, parameter.value);
    if (path === undefined) {
      if (isInside(parameter.value, use)) perhaps.push({ use, because: `it is a part of ${use.becomes}` });
    } else if (!path.some((name) => parameter.secureMembers.names.has(name))) {
      if (path.length === 0 || parameter.secureMembers.isComplete) asSecret.push(use);
      else perhaps.push({ use, because: `its type is not in the files, and may protect what becomes ${use.becomes}` });
    }
  }
  return { asSecret, perhaps };
}

/** A default that is an object is written there when any of its texts is. */
function writtenDefault(value: Value, at: Span): Setting<boolean> {
  if (value.kind !== 'object' && value.kind !== 'list') return writtenIn(find({ body: value, at, when: [] }, ''));
  const literal = value.sensitive !== true && hasText(value);
  return { kind: 'set', value: literal, at: value.at, trail: value.trail };
}

function hasText(value: Value, depth = 0): boolean {
  if (depth > deepest) return false;
  if (value.kind === 'scalar') return typeof value.value === 'string' && value.value !== '';
  const members = value.kind === 'list' ? value.items : value.kind === 'object' ? [...value.entries.values()] : [];
  return members.some((member) => hasText(member, depth + 1));
}

/** Deeper members of an object are not searched. */
const deepest = 10;
