import { createHmac, randomBytes } from 'node:crypto';
import { commonEnvironments, environmentKey } from '../model/same-environment.js';
import { textOf, type Span } from '../model/source.js';
import type { Step, Value } from '../model/value.js';
import { canBeSecret } from './credentials/literal.js';
import { isReference } from './credentials/reference.js';
import { namesPublic } from './credentials/secret-name.js';
import type { SecretUse } from './secret-use.js';
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

/** Credentials by what they are: in parameter files, and in resources. */
export function sharedCredentials(
  parameters: readonly UsedParameter[],
  uses: readonly SecretUse[],
): readonly SharedCredential[] {
  const digestOf = digests();
  const groups = new Map<string, Written[]>();
  for (const each of [...inFiles(parameters, digestOf), ...inTemplates(uses, digestOf)]) {
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

/** Equal for equal texts, in this run alone: nothing can be told from it. */
function digests(): (text: string) => string {
  const key = randomBytes(32);
  return (text) => createHmac('sha256', key).update(text).digest('base64');
}

/** What parameter files give: each text in it by its own name. */
const inFiles = (parameters: readonly UsedParameter[], digestOf: (text: string) => string): readonly Written[] =>
  parameters.flatMap(({ parameter, inFile, deployment }) => {
    if (inFile?.isSecret !== true) return [];
    const { at, trail } = inFile;
    return textsIn(parameter.value, parameter.name).map(({ name, text, at: own }) => ({
      ...environmentOf(deployment),
      // A member of an object stands in the file itself.
      ...(own.source === at.source ? { at: own, trail: [] } : { at, trail }),
      address: name,
      becomes: `the value of \`${name}\``,
      digest: digestOf(text),
      deployment,
    }));
  });

/** What is written where a secret belongs, or on the way there, and not in a parameter file. */
const inTemplates = (uses: readonly SecretUse[], digestOf: (text: string) => string): readonly Written[] =>
  uses.flatMap(({ value, at, trail, becomes, deployment }) => {
    const text = value.kind === 'scalar' && typeof value.value === 'string' ? value.value : '';
    const origin = trail.at(-1)?.at ?? at;
    if (!isCredential(text, '') || isFile(origin) || !/['"]/.test(textOf(origin))) return [];
    const address = becomes.replaceAll('`', '');
    return [
      { ...environmentOf(deployment), at: origin, trail: [], address, becomes, digest: digestOf(text), deployment },
    ];
  });

const isFile = ({ source }: Span): boolean => /^(?:bicepparam|armparam|tfvars)$/.test(source.language);

/** A word that many use for many things is no credential that somebody has shared. */
const isCredential = (text: string, name: string): boolean => canBeSecret(text, name) && !isReference(text);

interface Named {
  readonly name: string;
  readonly text: string;
  readonly at: Span;
}

function textsIn(value: Value, name: string, depth = 0): readonly Named[] {
  if (depth > deepest) return [];
  if (value.kind === 'list') return value.items.flatMap((item) => textsIn(item, name, depth + 1));
  if (value.kind === 'object') return [...value.entries].flatMap(([own, each]) => textsIn(each, own, depth + 1));
  if (value.kind !== 'scalar' || typeof value.value !== 'string' || namesPublic(name)) return [];
  return isCredential(value.value, name) ? [{ name, text: value.value, at: value.at }] : [];
}

function environmentOf({ environment }: Target['deployment']): Pick<CredentialPlace, 'environment' | 'key'> {
  if (environment === undefined) return { environment: '', key: '' };
  return { environment: environment.name, key: environmentKey(environment.name) };
}
