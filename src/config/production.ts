/** Whether people call an environment of this name production. The configuration can say otherwise. */
export const isProductionName = (name: string): boolean => /^(?:prod|production|prd|live)$/i.test(name);
