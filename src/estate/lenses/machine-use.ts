import { isType, type Resource } from '../../model/resource.js';
import { readItems } from '../items.js';
import type { Readable } from '../read.js';
import { readTerm } from '../settings.js';
import { identitiesOfTerm, type StoreIdentity } from '../store-identity.js';
import { termsOf } from '../terms.js';

/** What machines and disks take from vaults, which the vaults must be enabled for. */
export interface MachineUses {
  /** Vaults whose certificates are put on machines. */
  readonly certificates: readonly StoreIdentity[];
  /** Vaults whose keys encrypt disks from inside the machine. */
  readonly disks: readonly StoreIdentity[];
}

interface Place {
  readonly type: string;
  /** `[]` for the items of a list. */
  readonly path: string;
  readonly of: keyof MachineUses;
}

const machine = 'Microsoft.Compute/virtualMachines';
const scaleSet = 'Microsoft.Compute/virtualMachineScaleSets';

/** https://learn.microsoft.com/azure/templates/microsoft.compute/virtualmachines, https://learn.microsoft.com/azure/virtual-machines/disk-encryption-overview */
const places: readonly Place[] = [
  { type: machine, path: 'properties.osProfile.secrets[].sourceVault.id', of: 'certificates' },
  {
    type: scaleSet,
    path: 'properties.virtualMachineProfile.osProfile.secrets[].sourceVault.id',
    of: 'certificates',
  },
  {
    type: machine,
    path: 'properties.storageProfile.osDisk.encryptionSettings.diskEncryptionKey.sourceVault.id',
    of: 'disks',
  },
  {
    type: 'Microsoft.Compute/disks',
    path: 'properties.encryptionSettingsCollection.encryptionSettings[].diskEncryptionKey.sourceVault.id',
    of: 'disks',
  },
  ...['KeyVaultResourceId', 'KeyVaultURL'].flatMap((setting): readonly Place[] => [
    { type: `${machine}/extensions`, path: `properties.settings.${setting}`, of: 'disks' },
    { type: `${scaleSet}/extensions`, path: `properties.settings.${setting}`, of: 'disks' },
    {
      type: scaleSet,
      path: `properties.virtualMachineProfile.extensionProfile.extensions[].properties.settings.${setting}`,
      of: 'disks',
    },
  ]),
];

export function machineUses(resources: readonly Resource[]): MachineUses {
  const uses = (of: keyof MachineUses): readonly StoreIdentity[] =>
    resources.flatMap((resource) =>
      places
        .filter((place) => place.of === of && isType(resource, place.type))
        .flatMap(({ path }) => vaultsAt(resource, path, resource)),
    );
  return { certificates: uses('certificates'), disks: uses('disks') };
}

function vaultsAt(readable: Readable, path: string, { deployment }: Resource): readonly StoreIdentity[] {
  const [list = '', rest] = path.split('[].');
  const items = rest === undefined ? [readable] : readItems(readable, list);
  return items.flatMap((item) =>
    termsOf(readTerm(item, rest ?? path, { value: '' })).flatMap((term) => identitiesOfTerm(term, deployment)),
  );
}
