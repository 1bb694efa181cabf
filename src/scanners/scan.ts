import { posix } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Scan } from '../model/scan.js';
import { merged } from './merged.js';
import type { TemplateInput } from './templates/input.js';
import { scanTemplates } from './templates/scan.js';
import type { TerraformScanner } from './terraform/load.js';
import { isState, isTerraform } from './terraform/module/file-names.js';
import { noPlan } from './terraform/plan/problems.js';
import { writtenByTerraform, type WrittenByTerraform } from './terraform/plan/recognise.js';
import { WrittenFile } from './terraform/plan/written-file.js';
import { scanStates } from './terraform/state/scan.js';

/** A scan of which what needs no scanner of its own is done. */
export interface StartedScan {
  /** Whether any of the files needs the scanner of Terraform, which takes a while to load. */
  readonly needsTerraform: boolean;
  finish(terraform: TerraformScanner | undefined): Scan;
}

/** Reads templates, and finds out what else there is: whether JSON is a plan of Terraform only its content tells. */
export function startScan(input: TemplateInput): StartedScan {
  const isOther = (path: string): boolean => !isTerraform(path) && !isState(path);
  const { files, parameterFiles = [] } = input;
  const plans: WrittenFile[] = [];
  const states: WrittenFile[] = [];
  const problems: Diagnostic[] = [];
  const foreign = (path: string, text: string): void => {
    const kind = writtenByTerraform(text);
    if (kind === 'plan') plans.push(new WrittenFile(path, text, kind));
    else if (kind === 'state') states.push(new WrittenFile(path, text, kind));
    if (kind !== undefined && kind !== 'plan' && isMeant(path, kind, input)) problems.push(noPlan(kind, path));
  };
  const templates = scanTemplates({
    ...input,
    files: files.filter(isOther),
    parameterFiles: parameterFiles.filter(isOther),
    foreign,
  });
  const { files: covered, ...coverage } = templates.coverage;
  // States are counted where they are read.
  const failed = problems.filter(({ id }) => id !== 'plan/state').length;
  const kept = scanStates(input, { paths: files.filter(isState), states, plans });
  const others: Scan = {
    ...templates,
    diagnostics: [...templates.diagnostics, ...problems],
    coverage: { ...coverage, files: { ...covered, seen: covered.seen + failed, failed: covered.failed + failed } },
  };
  return {
    needsTerraform: plans.length > 0 || [...files, ...parameterFiles].some(isTerraform),
    finish: (terraform) => merged([others, kept, ...(terraform === undefined ? [] : [terraform(input, plans)])]),
  };
}

/** Whether somebody takes a file for a plan: it is called so, or is named and of no use as anything else. */
const isMeant = (path: string, kind: WrittenByTerraform, input: TemplateInput): boolean =>
  /plan/i.test(posix.basename(path)) || (kind !== 'state' && input.isNamed?.(path) === true);

/** Reads files of all languages as the deployments they describe; those of Terraform only with its scanner. */
export const scanFiles = (input: TemplateInput, terraform: TerraformScanner | undefined): Scan =>
  startScan(input).finish(terraform);
