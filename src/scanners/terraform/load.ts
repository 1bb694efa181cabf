import type { Scan } from '../../model/scan.js';
import { merged } from '../merged.js';
import type { TemplateInput } from '../templates/input.js';
import { loadHcl } from './hcl/parse.js';
import { ModuleSet } from './module/module-set.js';
import { scanPlans } from './plan/scan.js';
import type { WrittenFile } from './plan/written-file.js';
import { scanTerraform, terraformFilesOf } from './scan.js';

/** Reads files of Terraform, and plans among the other files. */
export type TerraformScanner = (input: TemplateInput, plans: readonly WrittenFile[]) => Scan;

/** The scanner of Terraform with its parser. Import this file only when there is something to read: it is much code. */
export async function loadTerraform(): Promise<TerraformScanner> {
  const parser = await loadHcl();
  return (input, plans) => {
    if (plans.length === 0) return scanTerraform(input, parser);
    const modules = new ModuleSet(input, parser, terraformFilesOf(input));
    const planned = scanPlans(plans, modules, input);
    const wanted = (deployment: Scan['deployments'][number]): boolean =>
      !planned.replaces(deployment) && input.wanted?.(deployment) !== false;
    return merged([planned.scan, scanTerraform({ ...input, wanted }, parser, modules)]);
  };
}
