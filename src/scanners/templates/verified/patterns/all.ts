import type { ModuleFacts } from '../facts.js';
import { aiFoundry } from './ai-foundry.js';
import { aks } from './aks.js';
import { finopsHub } from './finops-hub.js';
import { machineLearning } from './machine-learning.js';

/** Patterns that deploy a vault of their own, or grant access to one. */
export const patterns: readonly ModuleFacts[] = [aks, ...machineLearning, finopsHub, aiFoundry];
