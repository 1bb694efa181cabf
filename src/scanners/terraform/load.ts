import type { Scan } from '../../model/scan.js';
import type { TemplateInput } from '../templates/input.js';
import { loadHcl } from './hcl/parse.js';
import { scanTerraform } from './scan.js';

/** The scanner of Terraform with its parser. Import this file only when there is something to read: it is much code. */
export async function loadTerraform(): Promise<(input: TemplateInput) => Scan> {
  const parser = await loadHcl();
  return (input) => scanTerraform(input, parser);
}
