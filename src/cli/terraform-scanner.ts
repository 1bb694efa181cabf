import type { TerraformScanner } from '../scanners/terraform/load.js';

/** Loads the scanner of Terraform. */
export const terraformScanner = async (): Promise<TerraformScanner> =>
  (await import('../scanners/terraform/load.js')).loadTerraform();

/** Begins to load it before it is needed: the machine of its grammar is made ready on another thread meanwhile. */
export function expectTerraform(): void {
  terraformScanner().catch(() => {
    // Whoever needs it will meet the error again.
  });
}
