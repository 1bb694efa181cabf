import type { Deployment } from '../model/resource.js';
import { environmentKey } from '../model/same-environment.js';
import type { Scan } from '../model/scan.js';
import type { Step } from '../model/value.js';
import { grouped } from './grouped.js';
import type { VaultFacts } from './lenses/vault.js';
import { mayBeEqual } from './may-be-equal.js';
import { isKnown } from './resource-id.js';
import type { Target } from './target.js';
import { vaultMentions, type Mention } from './vault-mention.js';

/** A deployment's use of a vault: it declares it, refers to it with `existing`, or names its id or address. */
export interface VaultUse extends Target {
  /** Where the name comes from. */
  readonly trail: readonly Step[];
  /** Uses of the same vault by other environments. */
  readonly elsewhere: readonly OtherUse[];
  /** Uses by other environments that nobody can tell from this one before deployment. */
  readonly perhaps: readonly OtherUse[];
}

/** The same vault, or one that may be the same, in another environment. */
export type OtherUse = Pick<Target, 'at' | 'deployment'>;

/** Uses of vaults by deployments whose environment is known. With fewer than two environments nothing can be shared. */
export function vaultUses(scan: Scan, vaults: readonly VaultFacts[]): readonly VaultUse[] {
  if (new Set(scan.deployments.flatMap((each) => environmentOf(each) ?? [])).size < 2) return [];
  const mentions = vaultMentions(scan, vaults);
  const known = grouped(mentions, ({ names }) => names.filter(isKnown));
  const declarations = grouped(mentions, ({ declaration }) => [declaration]);
  return mentions.map((mention) => {
    const others = (uses: readonly Mention[]): readonly Mention[] =>
      uses.filter(({ deployment }) => environmentOf(deployment) !== environmentOf(mention.deployment));
    const elsewhere = others(known(...mention.names)).filter((other) => isSame(mention, other));
    const alike = [...declarations(mention.declaration), ...known(...mention.names)];
    const perhaps = others(alike).filter((other) => !elsewhere.includes(other) && mayBeSame(mention, other));
    return { ...mention, elsewhere, perhaps: [...new Set(perhaps)] };
  });
}

const environmentOf = ({ environment }: Deployment): string | undefined =>
  environment && environmentKey(environment.name);

/** Whether both surely have one name. */
const isSame = ({ names: a }: Mention, { names: b }: Mention): boolean =>
  a.length === 1 && b.length === 1 && a[0] === b[0];

const mayBeSame = (a: Mention, b: Mention): boolean =>
  a.names.some((one) => b.names.some((other) => mayBeEqual(one, other)));
