import type { Resource } from '../model/resource.js';

/** What the author of a resource calls a property: as Azure does, by the last of its path, unless the language differs. */
export const propertyName = (
  { argumentFor }: Pick<Resource, 'argumentFor'>,
  path: string,
  inAzure = path.slice(path.lastIndexOf('.') + 1),
): string => argumentFor?.(path) ?? inAzure;
