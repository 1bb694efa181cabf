import { createHmac, randomBytes } from 'node:crypto';
import { commonEnvironments, environmentKey } from '../model/same-environment.js';
import type { Secret } from '../model/secret.js';
import { textOf, type Span } from '../model/source.js';
import type { Step, Value } from '../model/value.js';
import { credentialIn } from './credentials/credential.js';
import type { AppSettingFacts } from './lenses/app-setting.js';
import { casesOf } from './logic.js';
import type { SecretUse } from './secret-use.js';
import { isPutTogether } from './source-text.js';
import type { Target } from './target.js';
import type { UsedParameter } from './used-parameter.js';

/** One credential, wherever it is written. What it is stays where it is read. */
export interface SharedCredential extends Target {
  /** Those in files of an environment, production first. */
  readonly placed: readonly CredentialPlace[];
  /** Those of which nobody can tell the environment. */
  readonly open: readonly CredentialPlace[];
}

export interface CredentialPlace {
  /** The text in the file. */
  readonly at: Span;
  readonly trail: readonly Step[];
  /** For people: "the value of `adminPassword`". */
  readonly becomes: string;
  /** The name of the environment, and text that is equal for all names of it. */
  readonly environment: string;
  readonly key: string;
}

interface Written extends CredentialPlace {
  readonly address: string;
  readonly digest: string;
  readonly deployment: Target['deployment'];
}

/** Deeper members of an object are not searched. */
const deepest = 10;

/** Credentials by what they are: in parameter files, where secrets belong, and in settings of applications. */
export function sharedCredentials(
  parameters: readonly UsedParameter[],
  uses: readonly SecretUse[],
  settings: readonly AppSettingFacts[],
): readonly SharedCredential[] {
  const digestOf = digests();
  const groups = new Map<string, Written[]>();
  for (const each of [
    ...inFiles(parameters, digestOf),
    ...inTemplates(uses, digestOf),
    ...inSettings(settings, digestOf),
  ]) {
    const together = `${each.digest} ${applicationOf(each.deployment)}`;
    const group = groups.get(together) ?? [];
    // One place serves several deployments, and is told once for each environment.
    if (!group.some((other) => other.key === each.key && placeOf(other.at) === placeOf(each.at))) group.push(each);
    groups.set(together, group);
  }
  return [...groups.values()].flatMap((group): readonly SharedCredential[] => {
    const placed = group.filter(({ key }) => key !== '').sort((a, b) => rank(a) - rank(b));
    const [first] = placed;
    if (first === undefined) return [];
    const { at, address, becomes, deployment } = first;
    return [
      {
        at,
        title: becomes,
        address,
        deployment,
        when: [],
        placed,
        open: group.filter(({ key }) => key === ''),
      },
    ];
  });
}

const rank = ({ key }: CredentialPlace): number => (key === 'prod' ? 0 : 1);

const placeOf = ({ source, start }: Span): string => `${source.path} ${String(start)}`;

/**
 * Where a template is, whatever the environment: `dev/main.tf` and `prod/main.tf` deploy one application. What samples of
 * several others have in common is nobody's credential.
 */
const applicationOf = ({ template, environment }: Target['deployment']): string =>
  template
    .toLowerCase()
    .split(/(?<=[^a-z\d])|(?=[^a-z\d])/)
    .map((part) => (commonEnvironments.includes(part) || part === environment?.name.toLowerCase() ? '*' : part))
    .join('');

/** Equal for equal secrets, in this run alone: nothing can be told from it. */
function digests(): (secret: Secret) => string {
  const key = randomBytes(32);
  return (secret) => createHmac('sha256', key).update(secret.reveal()).digest('base64');
}

/** What parameter files give: each text in it by its own name. */
const inFiles = (parameters: readonly UsedParameter[], digestOf: (secret: Secret) => string): readonly Written[] =>
  parameters.flatMap(({ parameter, inFile, deployment }) => {
    if (inFile?.isSecret !== true) return [];
    const { at, trail } = inFile;
    return textsIn(parameter.value, parameter.name).map(({ name, secret, isWhole, at: own }) => ({
      ...environmentOf(deployment),
      // A member of an object stands in the file itself.
      ...(own.source === at.source ? { at: own, trail: [] } : { at, trail }),
      address: name,
      becomes: `${isWhole ? '' : 'the secret in '}the value of \`${name}\``,
      digest: digestOf(secret),
      deployment,
    }));
  });

/** What is written where a secret belongs, or on the way there, and not in a parameter file. */
const inTemplates = (uses: readonly SecretUse[], digestOf: (secret: Secret) => string): readonly Written[] =>
  uses.flatMap(({ value, at, trail, becomes, deployment }) => {
    const secret =
      value.kind === 'scalar' && typeof value.value === 'string' ? credentialIn(value.value, '') : undefined;
    const origin = secret && originOf(secret, [at, ...trail.map((step) => step.at)]);
    if (secret === undefined || origin === undefined || isFile(origin)) return [];
    const address = becomes.replaceAll('`', '');
    return [written({ at: origin, address, becomes, secret }, deployment, digestOf)];
  });

/** What the settings of applications hold, wherever it is written. */
const inSettings = (settings: readonly AppSettingFacts[], digestOf: (secret: Secret) => string): readonly Written[] =>
  settings.flatMap(({ holds, title, address, name, isStored, deployment }) =>
    casesOf(holds).flatMap(({ is }) => {
      const secret = is.kind === 'set' && is.value.is === 'credential' ? is.value.secret : undefined;
      const origin = secret && originOf(secret, [is.at, ...is.trail.map((step) => step.at)]);
      if (secret === undefined || origin === undefined) return [];
      const becomes = isStored ? `the ${title}` : `the secret in ${title}`;
      const of = name === undefined ? address : `${address}.${name}`;
      return [written({ at: origin, address: of, becomes, secret }, deployment, digestOf)];
    }),
  );

interface Found extends Pick<Written, 'at' | 'address' | 'becomes'> {
  readonly secret: Secret;
}

const written = (
  { secret, ...found }: Found,
  deployment: Target['deployment'],
  digestOf: (secret: Secret) => string,
): Written => ({
  ...environmentOf(deployment),
  ...found,
  trail: [],
  digest: digestOf(secret),
  deployment,
});

/**
 * Where on its way a secret is written. What is put together comes by several ways, and the one that is known need not be
 * that of the secret.
 */
function originOf(secret: Secret, way: readonly Span[]): Span | undefined {
  const text = secret.reveal();
  const last = way.at(-1);
  const isOwn = last !== undefined && /['"]/.test(textOf(last)) && !isPutTogether(last);
  return way.findLast((place) => textOf(place).includes(text)) ?? (isOwn ? last : undefined);
}

const isFile = ({ source }: Span): boolean => /^(?:bicepparam|armparam|tfvars)$/.test(source.language);

interface Named {
  readonly name: string;
  readonly secret: Secret;
  /** Whether it is all of the text. */
  readonly isWhole: boolean;
  readonly at: Span;
}

function textsIn(value: Value, name: string, depth = 0): readonly Named[] {
  if (depth > deepest) return [];
  if (value.kind === 'list') return value.items.flatMap((item) => textsIn(item, name, depth + 1));
  if (value.kind === 'object') return [...value.entries].flatMap(([own, each]) => textsIn(each, own, depth + 1));
  if (value.kind !== 'scalar' || typeof value.value !== 'string') return [];
  const secret = credentialIn(value.value, name);
  return secret === undefined ? [] : [{ name, secret, isWhole: secret.reveal() === value.value, at: value.at }];
}

function environmentOf({ environment }: Target['deployment']): Pick<CredentialPlace, 'environment' | 'key'> {
  if (environment === undefined) return { environment: '', key: '' };
  return { environment: environment.name, key: environmentKey(environment.name) };
}
