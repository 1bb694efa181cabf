import type { Scan } from '../model/scan.js';
import { merged } from './merged.js';
import type { TemplateInput } from './templates/input.js';
import { scanTemplates } from './templates/scan.js';
import { isTerraform } from './terraform/module/file-names.js';

/** Whether any of the files needs the scanner of Terraform, which takes a while to load. */
export const needsTerraform = ({
  files,
  parameterFiles = [],
}: Pick<TemplateInput, 'files' | 'parameterFiles'>): boolean => [...files, ...parameterFiles].some(isTerraform);

/** Reads files of all languages as the deployments they describe; those of Terraform only with its scanner. */
export function scanFiles(input: TemplateInput, terraform: ((input: TemplateInput) => Scan) | undefined): Scan {
  const isOther = (path: string): boolean => !isTerraform(path);
  const { files, parameterFiles } = input;
  const templates = scanTemplates({
    ...input,
    files: files.filter(isOther),
    ...(parameterFiles && { parameterFiles: parameterFiles.filter(isOther) }),
  });
  return terraform === undefined ? templates : merged([templates, terraform(input)]);
}
