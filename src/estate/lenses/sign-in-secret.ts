import { isType, type Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { nameAt } from '../../model/source.js';
import { isPlaceholder } from '../credentials/placeholder.js';
import { find, type FoundCase } from '../read.js';
import type { SecretPosition } from '../secret-positions.js';
import type { Target } from '../target.js';
import { writtenIn } from '../written.js';

/** A secret that what deploys signs in with, or that opens the place where the state is kept. */
export interface SignInSecret extends Target {
  readonly resource: Resource;
  readonly noun: string;
  readonly literal: Setting<boolean>;
  readonly property: string;
}

/** Configurations of providers, and of the place for the state, are no resources of Azure: these are our names. */
const places: readonly { readonly type: string; readonly noun: string; readonly secrets: Record<string, string> }[] = [
  {
    type: 'Terraform/providers',
    noun: 'provider',
    secrets: {
      clientSecret: 'client secret',
      clientCertificatePassword: 'password of the client certificate',
      oidcToken: 'token',
      oidcRequestToken: 'request token',
    },
  },
  {
    type: 'Terraform/backends',
    noun: 'backend',
    secrets: {
      accessKey: 'access key',
      sasToken: 'SAS token',
      clientSecret: 'client secret',
      clientCertificatePassword: 'password of the client certificate',
      oidcToken: 'token',
      oidcRequestToken: 'request token',
    },
  },
];

/** Where those are, for who follows secrets to where they are used. */
export const signInPositions: readonly SecretPosition[] = places.flatMap(({ type, secrets }) =>
  Object.entries(secrets).map(([name, noun]) => ({ type, path: `properties.${name}`, noun })),
);

/** The secrets that are given to a configuration: one for each of its properties that is not left out. */
export const readSignInSecrets = (resource: Resource): readonly SignInSecret[] =>
  places
    .filter(({ type }) => isType(resource, type))
    .flatMap(({ noun: kind, secrets }) =>
      Object.entries(secrets).flatMap(([name, noun]): readonly SignInSecret[] => {
        const property = `properties.${name}`;
        const given = find(resource, property).filter((one) => one.is.kind !== 'absent' && !isToCome(one));
        if (given.length === 0) return [];
        const { at, address, deployment, when } = resource;
        const title = `${noun} of ${kind} \`${nameAt(at)}\``;
        return [{ at, title, address, deployment, when, resource, noun, literal: writtenIn(given), property }];
      }),
    );

const isToCome = ({ is }: FoundCase): boolean =>
  is.kind === 'present' && is.value.kind === 'scalar' && isPlaceholder(String(is.value.value));
