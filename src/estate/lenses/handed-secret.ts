import { isType, isWritten, type Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { nameAt } from '../../model/source.js';
import { isPlaceholder } from '../credentials/placeholder.js';
import { find, type FoundCase } from '../read.js';
import type { SecretPosition } from '../secret-positions.js';
import type { Target } from '../target.js';
import { writtenIn } from '../written.js';

/** A secret that is handed over: to sign in with, to open the place where the state is kept, or for a program to use. */
export interface HandedSecret extends Target {
  readonly resource: Resource;
  readonly noun: string;
  readonly literal: Setting<boolean>;
  readonly property: string;
}

/**
 * Configurations of providers, and of the place for the state, are no resources of Azure: these are our names. Extensions of
 * virtual machines take secrets by these:
 * https://learn.microsoft.com/azure/virtual-machines/extensions/custom-script-windows,
 * https://learn.microsoft.com/azure/virtual-machines/extensions/oms-windows,
 * https://learn.microsoft.com/entra/identity/domain-services/join-windows-vm-template
 */
const places: readonly { readonly type: string; readonly noun: string; readonly secrets: Record<string, string> }[] = [
  {
    type: 'Terraform/providers',
    noun: 'provider',
    secrets: {
      clientSecret: 'client secret',
      clientCertificate: 'client certificate',
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
      clientCertificate: 'client certificate',
      clientCertificatePassword: 'password of the client certificate',
      oidcToken: 'token',
      oidcRequestToken: 'request token',
    },
  },
  {
    type: 'Microsoft.Compute/virtualMachines/extensions',
    noun: 'extension',
    secrets: {
      'protectedSettings.storageAccountKey': 'storage account key',
      'protectedSettings.workspaceKey': 'workspace key',
      'protectedSettings.password': 'password',
    },
  },
];

/** Where those are, for who follows secrets to where they are used. */
export const handedPositions: readonly SecretPosition[] = places.flatMap(({ type, secrets }) =>
  Object.entries(secrets).map(([name, noun]) => ({ type, path: `properties.${name}`, noun })),
);

/** The secrets that are given to a configuration: one for each of its properties that is not left out. */
export const readHandedSecrets = (resource: Resource): readonly HandedSecret[] =>
  places
    .filter(({ type }) => isWritten(resource) && isType(resource, type))
    .flatMap(({ noun: kind, secrets }) =>
      Object.entries(secrets).flatMap(([name, noun]): readonly HandedSecret[] => {
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
