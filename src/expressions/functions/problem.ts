/** Why a function has no result for known arguments: the deployment would stop here. */
export class Problem {
  constructor(readonly because: string) {}
}

/** Why we do not work a result out that there is: the deployment goes on. */
export class Unworked extends Problem {}
