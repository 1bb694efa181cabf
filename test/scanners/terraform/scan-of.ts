import type { Scan } from '../../../src/model/scan.js';
import type { TemplateInput } from '../../../src/scanners/templates/input.js';
import { loadHcl } from '../../../src/scanners/terraform/hcl/parse.js';
import { scanTerraform } from '../../../src/scanners/terraform/scan.js';

const parser = await loadHcl();

/** Scans files that are given by their paths. */
export function scanOf(files: Readonly<Record<string, string>>, more: Partial<TemplateInput> = {}): Scan {
  return scanTerraform(
    {
      files: Object.keys(files),
      read: (path) => {
        const text = files[path];
        return text === undefined ? { problem: 'it does not exist' } : { bytes: new TextEncoder().encode(text) };
      },
      list: () => [],
      environments: { of: () => undefined, isProduction: (name) => name.startsWith('prod') },
      ...more,
    },
    parser,
  );
}
