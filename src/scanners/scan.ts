import type { Scan } from '../model/scan.js';
import { merged } from './merged.js';
import type { TemplateInput } from './templates/input.js';
import { scanTemplates } from './templates/scan.js';
import type { HclParser } from './terraform/hcl/parse.js';
import { isTerraform } from './terraform/module/file-names.js';
import { scanTerraform } from './terraform/scan.js';

/** Whether any of the files needs the parser of Terraform's language, which takes a while to load. */
export const needsHcl = ({ files, parameterFiles = [] }: Pick<TemplateInput, 'files' | 'parameterFiles'>): boolean =>
  [...files, ...parameterFiles].some(isTerraform);

/** Reads files of all languages as the deployments they describe. */
export function scanFiles(input: TemplateInput, hcl: HclParser | undefined): Scan {
  const isOther = (path: string): boolean => !isTerraform(path);
  const { files, parameterFiles } = input;
  const templates = scanTemplates({
    ...input,
    files: files.filter(isOther),
    ...(parameterFiles && { parameterFiles: parameterFiles.filter(isOther) }),
  });
  return hcl === undefined ? templates : merged([templates, scanTerraform(input, hcl)]);
}
