import type { Config } from '../config/config.js';
import { isProductionName } from '../config/production.js';
import type { Environment } from '../model/resource.js';
import { isSameEnvironment } from '../model/same-environment.js';
import type { Environments } from '../scanners/templates/input.js';

/** Where the environment comes from that `--environment` gives to what is deployed to none that is known. */
export const fromOption = 'from --environment';

/** What the configuration and `--environment` tell the scanner. */
export function environmentsOf({ environments }: Config, wanted: string | undefined): Environments {
  const all = environments.map(({ environment }) => environment);
  const named = (name: string): Environment | undefined =>
    all.find((each) => each.name.toLowerCase() === name.toLowerCase()) ??
    all.find((each) => isSameEnvironment(each.name, name));
  const isProduction = (name: string): boolean => named(name)?.production ?? isProductionName(name);
  return {
    of: (path) => environments.find((each) => each.matches(path))?.environment,
    names: all.map(({ name }) => name),
    isProduction,
    ...(wanted !== undefined && {
      otherwise: { name: wanted, production: isProduction(wanted), from: fromOption },
    }),
  };
}
