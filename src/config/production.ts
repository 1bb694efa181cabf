import { isSameEnvironment } from '../model/same-environment.js';

/** Whether people call an environment of this name production. The configuration can say otherwise. */
export const isProductionName = (name: string): boolean => isSameEnvironment(name, 'prod');
