import type { Diagnostic } from '../../../model/diagnostic.js';
import type { WrittenByTerraform } from './recognise.js';

/**
 * What is wrong with files that are, or should be, plans. None of these points into a file or quotes it: what cannot be
 * read for certain may be a secret.
 */

const howTo = 'Run `terraform show -json <plan> > plan.json`, and scan that file.';

const problem = (path: string, id: string, title: string, fix = howTo): Diagnostic => ({
  id: `plan/${id}`,
  level: 'error',
  title,
  path,
  fix,
  incomplete: true,
});

/** What Terraform has written instead of a plan. */
export function noPlan(kind: Exclude<WrittenByTerraform, 'plan'>, path: string): Diagnostic {
  switch (kind) {
    case 'state':
      return problem(
        path,
        'state',
        'This is a state of Terraform and no plan: nothing but secrets is looked for in it',
      );
    case 'messages':
      return problem(path, 'messages', 'This is what Terraform says while it plans, and not the plan');
    case 'words':
      return problem(path, 'words', 'This is a plan as Terraform prints it for people');
  }
}

export const notJson = (path: string): Diagnostic => problem(path, 'not-json', 'This plan is no JSON');

export const brokenOff = (path: string): Diagnostic =>
  problem(path, 'broken', 'This plan is no valid JSON: it is cut off or damaged, and is not judged');

/** Only what is surely a version is quoted. */
export function otherFormat(path: string, version: string | undefined): Diagnostic {
  const named = version !== undefined && /^\d{1,4}\.\d{1,4}$/.test(version) ? `version ${version}` : 'another version';
  return problem(
    path,
    'format',
    `This plan is of ${named} of the format, and only version 1 can be read`,
    'Make the plan with Terraform 1.1.1 or newer, or look for a newer version of vaultlint.',
  );
}

/** https://developer.hashicorp.com/terraform/internals/json-format#plan-representation */
export const errored = (path: string): Diagnostic =>
  problem(
    path,
    'errored',
    'Terraform could not finish this plan: what is missing in it is not judged',
    'Mend what `terraform plan` complains about, and make the plan again.',
  );

export const partial = (path: string): Diagnostic => ({
  id: 'plan/partial',
  level: 'warning',
  title: 'This plan is not of all resources: what it leaves out is not judged',
  path,
  fix: 'Make the plan without `-target`, and after what it waits for has been applied.',
});
