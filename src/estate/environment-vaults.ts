import type { Deployment } from '../model/resource.js';
import { environmentKey } from '../model/same-environment.js';
import type { Scan } from '../model/scan.js';
import { grouped } from './grouped.js';
import type { VaultFacts } from './lenses/vault.js';
import type { Target } from './target.js';

/** An environment that a template is deployed for, and whether it gets a vault that no other environment uses. */
export interface EnvironmentVaults extends Target {
  readonly environment: string;
  /** Its own for certain, or only under a condition that nobody can tell. */
  readonly own: 'some' | 'perhaps' | 'none';
  /** Vaults that the same template deploys for other environments, and for them alone. */
  readonly elsewhere: readonly { readonly environment: string; readonly vault: VaultFacts }[];
}

/** With fewer than two environments nothing can be left out. */
export function environmentVaults({ deployments }: Scan, vaults: readonly VaultFacts[]): readonly EnvironmentVaults[] {
  const keys = new Set(deployments.flatMap((each) => keyOf(each) ?? []));
  if (keys.size < 2) return [];
  const deployed = vaults.filter(({ resource }) => !resource.existing && resource.assumed !== true);
  const byIdentity = grouped(deployed, ({ identities }) => identities);
  const isOwn = ({ identities, deployment }: VaultFacts): boolean =>
    byIdentity(...identities).every((other) => keyOf(other.deployment) === keyOf(deployment));
  const own = deployed.filter((vault) => keyOf(vault.deployment) !== undefined && isOwn(vault));
  const ofEnvironment = grouped(own, ({ deployment }) => [placeOf(deployment)]);
  const ofTemplate = grouped(own, ({ deployment }) => [deployment.template]);
  return deployments.flatMap((deployment): readonly EnvironmentVaults[] => {
    const key = keyOf(deployment);
    const [vault] = ofTemplate(deployment.template);
    if (key === undefined || vault === undefined) return [];
    const mine = ofEnvironment(placeOf(deployment));
    const elsewhere = ofTemplate(deployment.template)
      .filter((each) => keyOf(each.deployment) !== key && each.when.length === 0)
      .map((each) => ({ environment: each.deployment.environment?.name ?? '', vault: each }));
    const environment = deployment.environment?.name ?? '';
    return [
      {
        at: vault.at,
        title: `environment \`${environment}\``,
        address: environment,
        deployment,
        when: [],
        environment,
        own: mine.some(({ when }) => when.length === 0) ? 'some' : mine.length > 0 ? 'perhaps' : 'none',
        elsewhere,
      },
    ];
  });
}

/** An environment of what is in one folder: those of another application are no concern of this one. */
const placeOf = (deployment: Deployment): string =>
  [keyOf(deployment), deployment.template.slice(0, deployment.template.lastIndexOf('/') + 1)].join('\0');

const keyOf = ({ environment }: Deployment): string | undefined => environment && environmentKey(environment.name);
