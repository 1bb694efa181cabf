import type { Deployment } from '../../../model/resource.js';
import type { ModuleDeclaration, Param, ResourceDeclaration } from '../syntax.js';

/** What a template can deploy. */
export type Deployable = ResourceDeclaration | ModuleDeclaration;

/**
 * A deployment as it could be if somebody gave other values than the defaults. It is evaluated only for what the
 * defaults keep from being deployed.
 */
export interface Assuming {
  /** The deployment as it is. */
  readonly deployment: Deployment;
  /** Parameters whose defaults do not count: without a given value they are open. */
  readonly open: ReadonlySet<Param>;
  /** What is reported, with all that is inside of it; everything else is known from the deployment as it is. */
  readonly declarations: ReadonlySet<Deployable>;
  /** Paths of the templates over whose calls these declarations are reached, and of their own. */
  readonly way: ReadonlySet<string>;
}
