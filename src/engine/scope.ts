import { isWithinCall } from '../model/address.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Finding, Instance } from '../model/finding.js';
import type { ModuleCall } from '../model/resource.js';

/** What a run was asked about. More files may have been read around them, to judge them in their context. */
export interface Scope {
  /** Whether that is everything below the root, so that what is not found anywhere does not exist. */
  readonly isWhole: boolean;
  /** Whether a path is among the files that were asked for. */
  isNamed(path: string): boolean;
  /** Whether a path was only read to see who calls what. */
  isContext(path: string): boolean;
}

/** A run that was asked about everything it read. */
export const everything: Scope = { isWhole: true, isNamed: () => true, isContext: () => false };

/**
 * Whether a finding is about what was asked for: it points there, its value comes from there, or what it is about is
 * deployed from there. So a template answers for what it deploys, wherever the line is written.
 */
export function concerns(finding: Finding, scope: Scope, calls: readonly ModuleCall[]): boolean {
  const { at, instances } = finding;
  if (scope.isNamed(at.source.path)) return true;
  return instances.some(
    (instance) =>
      instance.trail.some((step) => scope.isNamed(step.at.source.path)) || isDeployedFrom(instance, scope, calls),
  );
}

/** Whether something is deployed by what was asked for: a template, a parameter file, a call of a module. */
export function isDeployedFrom(
  { address, deployment }: Pick<Instance, 'address' | 'deployment'>,
  scope: Scope,
  calls: readonly ModuleCall[],
): boolean {
  if (scope.isNamed(deployment.template)) return true;
  if (deployment.parameters !== undefined && scope.isNamed(deployment.parameters)) return true;
  return calls.some(
    (call) =>
      call.deployment.name === deployment.name &&
      isWithinCall(address, call.address) &&
      scope.isNamed(call.at.source.path),
  );
}

/**
 * What a run says of a problem. That of a file that was only read for context belongs to another run: it is mentioned if
 * something could not be judged because of it, but this run is not incomplete for it.
 */
export function inScope(diagnostic: Diagnostic, scope: Scope): readonly Diagnostic[] {
  const { at, path, incomplete, ...rest } = diagnostic;
  const about = at?.source.path ?? path;
  if (about === undefined || scope.isNamed(about) || !scope.isContext(about)) return [diagnostic];
  if (incomplete !== true) return [];
  return [{ ...rest, level: 'warning', ...(at !== undefined && { at }), ...(path !== undefined && { path }) }];
}
