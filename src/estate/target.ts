import type { Deployment, Resource } from '../model/resource.js';
import type { Setting } from '../model/setting.js';
import type { Span } from '../model/source.js';
import type { Assumption } from '../model/value.js';
import type { Authority } from './authority.js';
import type { AccessPolicyFacts } from './lenses/access-policy.js';
import type { EnvironmentVaults } from './environment-vaults.js';
import type { HsmAccess } from './hsm-access.js';
import type { AppSettingFacts } from './lenses/app-setting.js';
import type { CertificateFacts } from './lenses/certificate.js';
import type { Deletion } from './deletion.js';
import type { DiagnosticSettingFacts } from './lenses/diagnostic-setting.js';
import type { DnsZoneGroupFacts } from './lenses/dns-zone-group.js';
import type { IpRuleFacts } from './lenses/ip-rule.js';
import type { KeyFacts } from './lenses/key.js';
import type { KeyReference } from './lenses/key-reference.js';
import type { StateFacts } from './lenses/kept-secrets.js';
import type { LockFacts } from './lenses/lock.js';
import type { KeyVaultResource } from './lenses/key-vault-resource.js';
import type { ManagedHsmFacts } from './lenses/managed-hsm.js';
import type { MetadataFacts } from './lenses/metadata.js';
import type { PerimeterAssociationFacts } from './lenses/perimeter-association.js';
import type { PrivateEndpointFacts } from './lenses/private-endpoint.js';
import type { FederatedCredentialFacts } from './lenses/federated-credential.js';
import type { RoleAssignmentFacts } from './lenses/role-assignment.js';
import type { RoleDefinitionFacts } from './lenses/role-definition.js';
import type { SecretFacts } from './lenses/secret.js';
import type { HandedSecret } from './lenses/handed-secret.js';
import type { StoreFacts } from './lenses/store.js';
import type { SubnetFacts } from './lenses/subnet.js';
import type { SubnetRuleFacts } from './lenses/subnet-rule.js';
import type { TrustedServiceUse } from './lenses/trusted-service.js';
import type { VaultFacts } from './lenses/vault.js';
import type { GrantedPrincipal } from './principals.js';
import type { Provider } from './providers.js';
import type { PrivilegedRole } from './roles/privilege.js';
import type { Role, RoleDefinition } from './roles/role.js';
import type { OutputFacts } from './revealing-output.js';
import type { SharedCredential } from './shared-credentials.js';
import type { UsedParameter } from './used-parameter.js';
import type { VaultContents } from './vault-contents.js';
import type { VaultUse } from './vault-use.js';

/** What every judged thing has. */
export interface Target {
  /** Where the thing itself is declared. */
  readonly at: Span;
  /** For people: "vault `kv-payments`". */
  readonly title: string;
  readonly address: string;
  readonly deployment: Deployment;
  /** What it is, or is a part of, if that is one resource. */
  readonly resource?: Resource;
  /** Only some of it is written in these files: of the rest nothing is said. */
  readonly isPart?: true;
  /** What is assumed by its being there at all. Verdicts that contradict it are dropped. */
  readonly when: readonly Assumption[];
}

/** What lies in a vault or an HSM, leads to it, or decides on access to it, wherever in the run it is declared. */
interface Surroundings {
  readonly keys: readonly KeyFacts[];
  /** Those that are assigned at it, below it, or at a scope that is known to include it. */
  readonly roleAssignments: readonly RoleAssignment[];
  readonly privateEndpoints: readonly PrivateEndpointFacts[];
  readonly diagnosticSettings: readonly DiagnosticSettingFacts[];
  readonly perimeters: readonly PerimeterAssociationFacts[];
  /** What of services that pass by its firewall names it. */
  readonly trustedUses: readonly TrustedServiceUse[];
  /** Those on it, on its resource group, and on its subscription. */
  readonly locks: readonly LockFacts[];
  /** Whose data its keys encrypt. */
  readonly encrypts: readonly KeyReference[];
}

export interface Vault extends VaultFacts, Surroundings {
  readonly secrets: readonly SecretFacts[];
  readonly accessPolicies: readonly AccessPolicyFacts[];
  /** How many machines take certificates from it, and disks keys that encrypt them, in the way it must be enabled for. */
  readonly machines: number;
  readonly disks: number;
}

export interface ManagedHsm extends ManagedHsmFacts, Surroundings {}

export interface Key extends KeyFacts {
  /** Whose data it encrypts. */
  readonly encrypts: readonly KeyReference[];
}

export interface Certificate extends CertificateFacts {
  /** Who issues it: the issuers of its vault are looked up. */
  readonly authority: Setting<Authority>;
}

export interface UsedKey extends KeyReference {
  /** The declarations of the vaults and HSMs that it may mean, in whatever deployments, of others than ours too. */
  readonly stores: readonly StoreFacts[];
}

/** An access policy entry; `vault` is the one it is for, if the run deploys that. */
export interface AccessPolicy extends AccessPolicyFacts {
  readonly vault: VaultFacts | undefined;
}

export interface IpRule extends IpRuleFacts {
  readonly store: StoreFacts;
}

/** An entry of the firewall that names a subnet, with the declarations of that subnet. */
export interface SubnetRule extends SubnetRuleFacts {
  readonly subnets: readonly SubnetFacts[];
}

/** A private endpoint of a vault or an HSM, whoever deploys that, with the private zones that its address is kept in. */
export interface PrivateEndpoint extends PrivateEndpointFacts {
  readonly zoneGroups: readonly DnsZoneGroupFacts[];
}

export interface RoleAssignment extends RoleAssignmentFacts {
  readonly role: Setting<Role>;
  readonly privilege: Setting<PrivilegedRole>;
  /** The role with all that it allows. */
  readonly definition: Setting<RoleDefinition>;
  /** Vaults and HSMs of the run (deployed or referred to) that lie at or below its scope. */
  readonly stores: readonly StoreFacts[];
  /** Vaults of the run (deployed or referred to) that lie at or below its scope. */
  readonly vaults: readonly VaultFacts[];
}

/** The kinds of thing that rules judge. What is declared with `existing` is nobody's here and is not judged. */
export interface Targets {
  readonly vault: Vault;
  readonly managedHsm: ManagedHsm;
  /** A vault or a Managed HSM: what holds keys. */
  readonly keyStore: Vault | ManagedHsm;
  readonly key: Key;
  /** A vault, a Managed HSM or a key that will be no more. Nothing else judges it. */
  readonly deletion: Deletion;
  readonly secret: SecretFacts;
  readonly certificate: Certificate;
  /** What is a secret by where it stands: in a vault, or where it is handed over to be used. */
  readonly secretValue: SecretFacts | HandedSecret;
  /** Anything of the resource provider, with the API version it is written for. */
  readonly keyVaultResource: KeyVaultResource;
  readonly accessPolicy: AccessPolicy;
  readonly ipRule: IpRule;
  readonly subnetRule: SubnetRule;
  readonly privateEndpoint: PrivateEndpoint;
  readonly roleAssignment: RoleAssignment;
  /** A role that somebody has by an assignment, or may activate. */
  readonly heldRole: RoleAssignment;
  readonly roleDefinition: RoleDefinitionFacts;
  readonly hsmAccess: HsmAccess;
  readonly federatedCredential: FederatedCredentialFacts;
  readonly principal: GrantedPrincipal;
  readonly keyReference: UsedKey;
  readonly vaultUse: VaultUse;
  readonly vaultContents: VaultContents;
  readonly environmentVaults: EnvironmentVaults;
  readonly parameter: UsedParameter;
  readonly sharedCredential: SharedCredential;
  readonly provider: Provider;
  readonly state: StateFacts;
  readonly appSetting: AppSettingFacts;
  readonly metadata: MetadataFacts;
  readonly output: OutputFacts;
}

export type Kind = keyof Targets;
