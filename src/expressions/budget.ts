import type { Budget } from './scope.js';

/** The limits of one deployment. Each can be set otherwise, which tests of the limits do. */
export function newBudget(limits?: Partial<Budget>): Budget {
  return {
    steps: 2_000_000,
    depth: 0,
    maxDepth: 200,
    maxItems: 10_000,
    maxCases: 16,
    maxLength: 1_000_000,
    maxSize: 300_000,
    ...limits,
  };
}
