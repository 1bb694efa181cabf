import { actions } from '../../estate/roles/action.js';
import type { Estate } from '../../estate/estate.js';
import type { Vault } from '../../estate/target.js';
import { decide } from '../../model/decide.js';
import type { Setting } from '../../model/setting.js';
import { areCompatible, joined, type Assumption } from '../../model/value.js';
import { every, pass } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { defineRule } from '../rule.js';
import { propertyName } from '../property-name.js';

export default defineRule({
  on: 'vault',
  severity: 'medium',
  recommended: false,
  requires: 'vaults hand out secrets to deployments, machines and disks only where something uses that',
  fails: 'Vault hands out secrets past its own permissions',
  unclear: 'Cannot tell whether the vault hands out secrets past its permissions',
  why: 'Whoever may deploy, or create a machine, gets the values of secrets without a right to read any.',
  fix: {
    bicep:
      'Leave out `enabledForTemplateDeployment`, `enabledForDeployment` and `enabledForDiskEncryption`, or set them to false, where nothing uses them.',
    arm: 'Leave out `enabledForTemplateDeployment`, `enabledForDeployment` and `enabledForDiskEncryption`, or set them to false, where nothing uses them.',
    terraform:
      'Leave out `enabled_for_template_deployment`, `enabled_for_deployment` and `enabled_for_disk_encryption` where nothing uses them.',
    azure: 'Run `az keyvault update --name <vault> --enabled-for-template-deployment false`.',
  },
  controls: { MCSB: ['PA-7'] },
  aliases: ['Azure_KeyVault_AuthZ_Configure_Advanced_Access_Policies'],

  check: (vault, { estate }) =>
    every(
      pass,
      vault.machines > 0
        ? pass
        : unused(vault, vault.enabledFor.deployment, 'enabledForDeployment', 'no machine takes certificates'),
      vault.disks > 0
        ? pass
        : unused(vault, vault.enabledFor.diskEncryption, 'enabledForDiskEncryption', 'no disk is encrypted with keys'),
      ofTemplates(vault, estate),
    ),
});

function unused({ resource }: Vault, flag: Setting<boolean>, name: string, nobody: string): Verdict {
  const property = `properties.${name}`;
  return decide(flag, {
    ok: (on) => !on,
    set: `\`${propertyName(resource, property)}\` is on, and ${nobody} from this vault in the scanned files`,
    left: '',
    property,
  });
}

/** Whoever deploys may have to: it is about the others. */
function ofTemplates(vault: Vault, estate: Estate): Verdict {
  const property = 'properties.enabledForTemplateDeployment';
  const name = propertyName(vault.resource, property);
  const on = decide(vault.enabledFor.templateDeployment, {
    ok: (enabled) => !enabled,
    set: `\`${name}\` is on`,
    left: '',
    property,
  });
  if (on.outcome !== 'fail') return on;
  const others = estate
    .grantsOn(vault)
    .filter(({ principal, when }) => !deployers.has(principal.class) && isSure(when, vault.when));
  const verdicts = others.map((grant) =>
    decide(grant.may(actions.deployFromVault), { ok: (may) => !may, set: '', left: '', property }),
  );
  const found = verdicts.findIndex(({ outcome }) => outcome === 'fail');
  const grant = others[found];
  if (grant !== undefined) {
    const label = 'may deploy from this vault';
    return {
      ...on,
      found: `\`${name}\` is on, and somebody who does not deploy this may use it`,
      related: [{ at: grant.at, label }],
    };
  }
  const { at, trail } = on;
  const because = 'who else may deploy from the vault is granted elsewhere';
  return { outcome: 'unknown', because, at, trail, property };
}

const deployers: ReadonlySet<string> = new Set(['deployer', 'pipeline']);

/** Whether something is there whenever the vault is. */
const isSure = (when: readonly Assumption[], given: readonly Assumption[]): boolean =>
  areCompatible(when, given) && joined(given, when).length === given.length;
