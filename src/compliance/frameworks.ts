import type { Framework } from '../model/framework.js';
import { azurePolicy } from './azure-policy.js';
import { cis } from './cis.js';
import { mcsb } from './mcsb.js';

/** The frameworks whose controls the rules serve, by the key that rules and users call them by. */
export const frameworks = {
  CIS: cis,
  MCSB: mcsb,
  AzurePolicy: azurePolicy,
} satisfies Readonly<Record<string, Framework>>;

export type FrameworkKey = keyof typeof frameworks;

/** Ids of controls by framework. A control that is not in its framework's table does not compile. */
export type Controls = {
  readonly [K in FrameworkKey]?: readonly (keyof (typeof frameworks)[K]['controls'])[];
};
