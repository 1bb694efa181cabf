import { isWritten, type Resource } from '../model/resource.js';
import type { Scan } from '../model/scan.js';
import { certificateUse } from './certificate-use.js';
import { deletions } from './deletion.js';
import { disclosuresIn, heldIn } from './disclosures.js';
import { environmentVaults } from './environment-vaults.js';
import type { Estate } from './estate.js';
import { Grants } from './grants/grants.js';
import { grouped } from './grouped.js';
import { hsmAccess } from './hsm-access.js';
import { Identities } from './identities.js';
import type { IdentityKey } from './identity-key.js';
import { withAuthorities } from './authority.js';
import { readAccessPolicies } from './lenses/access-policy.js';
import { readCertificate } from './lenses/certificate.js';
import { readCertificateIssuer } from './lenses/certificate-issuer.js';
import { machineUses } from './lenses/machine-use.js';
import { readDiagnosticSetting } from './lenses/diagnostic-setting.js';
import { readFederatedCredential } from './lenses/federated-credential.js';
import { readIpRules } from './lenses/ip-rule.js';
import { readKey } from './lenses/key.js';
import { readKeyReferences } from './lenses/key-reference.js';
import { readState } from './lenses/kept-secrets.js';
import { readLock } from './lenses/lock.js';
import { readKeyVaultResources } from './lenses/key-vault-resource.js';
import { identitiesUsedBy, isIdentity } from './lenses/managed-identity.js';
import { readManagedHsm } from './lenses/managed-hsm.js';
import { readRoleDefinition } from './lenses/role-definition.js';
import { readRoleAssignment } from './lenses/role-assignment.js';
import { isHeld } from './lenses/standing.js';
import { readSecret } from './lenses/secret.js';
import { readHandedSecrets } from './lenses/handed-secret.js';
import type { StoreFacts } from './lenses/store.js';
import { readVault, type VaultFacts } from './lenses/vault.js';
import { locksOn } from './locked.js';
import { NetworkFacts } from './network-facts.js';
import { grantedPrincipals } from './principals.js';
import { readProviders } from './providers.js';
import { assignRoles } from './role-scope.js';
import { Roles } from './roles/roles.js';
import type { StoreIdentity } from './store-identity.js';
import { secretSpans } from './secret-spans.js';
import { secretUses } from './secret-use.js';
import { sharedCredentials } from './shared-credentials.js';
import type { AccessPolicy, Key, Kind, ManagedHsm, Target, Targets, UsedKey, Vault } from './target.js';
import { usedParameters } from './used-parameter.js';
import { vaultContents } from './vault-contents.js';
import { vaultUses } from './vault-use.js';

/** Joins what a scan found: what belongs to one vault is with that vault, in whatever file or deployment it stands. */
export function buildEstate(scan: Scan): Estate {
  const all = new Facts(scan);
  const disclosures = disclosuresIn(scan);
  const around = surroundings(all);
  let taking: ReturnType<typeof certificateUse> | undefined;
  const uses = machineUses(scan.resources);
  const asSecrets = secretUses(scan);
  const parameters = usedParameters(scan, asSecrets);
  const vaults = all.vaults.filter(isWrittenHere).map((vault): Vault => ({
    ...judgedAs(vault),
    ...around(vault),
    secrets: all.secretsOf(...vault.identities),
    accessPolicies: all.policiesOf(...vault.identities),
    machines: count(uses.certificates, vault),
    disks: count(uses.disks, vault),
  }));
  const hsms = all.hsms.filter(isWrittenHere).map((hsm): ManagedHsm => ({ ...judgedAs(hsm), ...around(hsm) }));
  const stores = [...vaults, ...hsms];
  const targets: { readonly [K in Kind]: readonly Targets[K][] } = {
    vault: vaults,
    managedHsm: hsms,
    keyStore: stores,
    key: all.keys.map((key): Key => ({ ...judgedAs(key), encrypts: all.referencesOfKey(...key.identities) })),
    deletion: deletions(scan.destroyed ?? [], {
      storesOf: all.storesOf,
      locksOf: locksOn(all.locks),
      encryptedByStore: ({ identities }) => all.referencesTo(...identities),
      encryptedByKey: ({ identities }) => all.referencesOfKey(...identities),
    }),
    secret: all.secrets.map(judgedAs),
    certificate: all.certificates,
    secretValue: [...all.secrets.map(judgedAs), ...scan.resources.flatMap(readHandedSecrets)],
    keyVaultResource: readKeyVaultResources(scan.resources),
    accessPolicy: all.policies.map((policy): AccessPolicy => ({ ...policy, vault: all.deployedVault(policy) })),
    ipRule: stores.flatMap((store) => readIpRules(store).map((rule) => ({ ...rule, store }))),
    subnetRule: stores.flatMap((store) => all.network.subnetRulesOf(store)),
    privateEndpoint: all.network.endpoints,
    roleAssignment: all.assignments,
    heldRole: all.heldRoles,
    roleDefinition: all.roleDefinitions,
    hsmAccess: all.hsmAccess,
    federatedCredential: all.credentials,
    principal: grantedPrincipals([...all.vaults, ...all.hsms], all.grants, all.identities),
    keyReference: all.references.map((each): UsedKey => ({ ...each, stores: all.storesOf(...each.to) })),
    vaultUse: vaultUses(scan, all.vaults),
    vaultContents: vaultContents([...all.secrets, ...all.keys]),
    environmentVaults: environmentVaults(scan, all.vaults),
    parameter: parameters,
    sharedCredential: sharedCredentials(parameters, asSecrets, disclosures.appSetting),
    state: all.states,
    provider: readProviders(scan.resources, all.storesOf),
    ...disclosures,
  };
  return {
    targets: (kind) => targets[kind],
    grantsOn: (store) => all.grants.on(store),
    grantsOf: (assignment) => all.grants.of(assignment),
    usersOf: (identity) => all.usersOf(identity),
    takes: (certificate) => (taking ??= certificateUse(scan))(certificate),
    secrets: secretSpans(scan, asSecrets, heldIn(disclosures)),
  };
}

const count = (uses: readonly StoreIdentity[], { identities }: StoreFacts): number =>
  uses.filter((identity) => identities.includes(identity)).length;

const isDeployed = ({ resource }: StoreFacts): boolean => !resource.existing;
const isWrittenHere = ({ resource }: StoreFacts): boolean => isWritten(resource);

const judgedAs = <T extends { readonly resource: Resource }>(facts: T): T & Pick<Target, 'isPart'> =>
  facts.resource.changedHere === true ? { ...facts, isPart: true } : facts;

/** What gives somebody a role of Azure, at once or when it is activated. */
const assigning: readonly string[] = [
  'Microsoft.Authorization/roleAssignments',
  'Microsoft.Authorization/roleAssignmentScheduleRequests',
  'Microsoft.Authorization/roleEligibilityScheduleRequests',
];

/** What the lenses read, and how to find what belongs together. */
class Facts {
  readonly vaults;
  readonly hsms;
  readonly keys;
  readonly secrets;
  readonly certificates;
  readonly policies;
  readonly references;
  readonly heldRoles;
  readonly assignments;
  readonly roleDefinitions;
  readonly hsmAccess;
  readonly credentials;
  readonly identities;
  readonly grants;
  readonly network;
  readonly locks;
  readonly states;
  readonly diagnostics;
  readonly storesOf;
  readonly referencesOfKey;
  readonly referencesTo;
  readonly secretsOf;
  readonly policiesOf;
  readonly #vaultsOf;
  readonly #resources;
  #usersOf: ((identity: IdentityKey) => readonly Resource[]) | undefined;

  constructor({ resources }: Scan) {
    this.#resources = resources;
    const byType = grouped(resources, ({ type }) => [type.toLowerCase()]);
    const declared = (...types: readonly string[]): readonly Resource[] =>
      byType(...types.map((type) => type.toLowerCase()));
    const deployed = (...types: readonly string[]): readonly Resource[] =>
      declared(...types).filter(({ existing }) => !existing);
    const written = (...types: readonly string[]): readonly Resource[] => declared(...types).filter(isWritten);
    this.vaults = declared('Microsoft.KeyVault/vaults').map(readVault);
    this.hsms = declared('Microsoft.KeyVault/managedHSMs').map(readManagedHsm);
    this.keys = written('Microsoft.KeyVault/vaults/keys', 'Microsoft.KeyVault/managedHSMs/keys').map(readKey);
    this.secrets = written('Microsoft.KeyVault/vaults/secrets').map(readSecret);
    const issuers = declared('Microsoft.KeyVault/vaults/issuers').map(readCertificateIssuer);
    this.certificates = withAuthorities(
      deployed('Microsoft.KeyVault/vaults/certificates').map(readCertificate),
      grouped(issuers, ({ within }) => within),
    );
    this.credentials = deployed('Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials').map(
      readFederatedCredential,
    );
    this.identities = new Identities(this.credentials);
    this.policies = written('Microsoft.KeyVault/vaults', 'Microsoft.KeyVault/vaults/accessPolicies')
      .flatMap(readAccessPolicies)
      .map((policy) => this.identities.recognised(policy));
    this.references = resources.filter(isWritten).flatMap(readKeyReferences);
    this.roleDefinitions = deployed('Microsoft.Authorization/roleDefinitions').map(readRoleDefinition);
    this.hsmAccess = hsmAccess(
      this.hsms.filter(isDeployed),
      deployed('Microsoft.KeyVault/managedHSMs/roleAssignments'),
      deployed('Microsoft.KeyVault/managedHSMs/roleDefinitions').map(readRoleDefinition),
    );
    const roles = new Roles(this.roleDefinitions);
    const held = deployed(...assigning)
      .map(readRoleAssignment)
      .filter(isHeld);
    this.heldRoles = assignRoles(held, roles, [...this.vaults, ...this.hsms]).map((assignment) =>
      this.identities.recognised(assignment),
    );
    this.assignments = this.heldRoles.filter(({ isActive }) => isActive);
    this.grants = new Grants(this.assignments, this.policies, this.vaults);
    this.network = new NetworkFacts(deployed, resources);
    this.states = [...declared('Terraform/states'), ...declared('Terraform/plans')].map(readState);
    this.locks = deployed('Microsoft.Authorization/locks').map(readLock);
    this.diagnostics = deployed('Microsoft.Insights/diagnosticSettings').map(readDiagnosticSetting);
    this.storesOf = grouped([...this.vaults, ...this.hsms], ({ identities }) => identities);
    this.referencesOfKey = grouped(this.references, ({ keys }) => keys);
    this.referencesTo = grouped(this.references, ({ to }) => to);
    this.secretsOf = grouped(this.secrets, ({ within }) => within);
    this.policiesOf = grouped(this.policies, ({ within }) => within);
    this.#vaultsOf = grouped(this.vaults.filter(isDeployed), ({ identities }) => identities);
  }

  /** Bodies of resources that nothing else asks for are read when somebody asks for users of identities. */
  usersOf(identity: IdentityKey): readonly Resource[] {
    this.#usersOf ??= grouped(
      this.#resources.filter((resource) => !resource.existing && !isIdentity(resource)),
      identitiesUsedBy,
    );
    return this.#usersOf(identity);
  }

  /** The declaration of the vault that a policy is for: its own deployment's, if that has one. */
  deployedVault({ within, deployment }: AccessPolicy | Omit<AccessPolicy, 'vault'>): VaultFacts | undefined {
    const candidates = this.#vaultsOf(...within);
    return candidates.find((vault) => vault.deployment === deployment) ?? candidates[0];
  }
}

/** How to find what is around a vault or an HSM. */
function surroundings({ keys, referencesTo, assignments, network, diagnostics, locks }: Facts) {
  const keysOf = grouped(keys, ({ within }) => within);
  const diagnosticsOf = grouped(diagnostics, ({ of }) => of);
  const locksOf = locksOn(locks);
  const assignmentsOf = grouped(assignments, ({ stores }) => stores.flatMap(({ identities }) => identities));
  return (store: StoreFacts) => ({
    keys: keysOf(...store.identities),
    roleAssignments: assignmentsOf(...store.identities),
    privateEndpoints: network.endpointsTo(...store.identities),
    diagnosticSettings: diagnosticsOf(...store.identities),
    perimeters: network.perimetersOf(...store.identities),
    trustedUses: network.trustedUsesOf(...store.identities),
    locks: locksOf(store),
    encrypts: referencesTo(...store.identities),
  });
}
