/**
 * How the names of an ARM template are told apart, which has a name space for each kind where Bicep has one for all. They
 * are compared without case. A reference in an expression names what it refers to by these, too.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax
 */
const folded = (kind: string, name: string): string => `${kind}('${name.toLowerCase()}')`;

/** Of a parameter of a template or of a function. */
export const parameterName = (name: string): string => folded('parameters', name);

export const variableName = (name: string): string => folded('variables', name);

/** Of the index of a `copy` loop. */
export const indexName = (loop: string): string => folded('copyIndex', loop);

/** Of a parameter of a lambda. */
export const lambdaName = (name: string): string => folded('lambdaVariables', name);

/** Of a type, as `$ref` writes it. */
export const definitionName = (name: string): string => `#/definitions/${name.toLowerCase()}`;

/** Of a function: its name space and its own name, `contoso.uniqueName`. */
export const functionName = (namespace: string, name: string): string => `${namespace}.${name}`.toLowerCase();

/** Of a resource or a module with a symbolic name. */
export const resourceName = (name: string): string => folded('resources', name);
