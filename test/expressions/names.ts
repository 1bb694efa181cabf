/** Every function of Bicep's name spaces `sys` and `az`, as of version 0.46. `list*` are as many as there are types. */
export const bicepNames = [
  ...['any', 'array', 'base64', 'base64ToJson', 'base64ToString', 'bool', 'buildUri', 'cidrHost', 'cidrSubnet'],
  ...['concat', 'contains', 'dataUri', 'dataUriToString', 'dateTimeAdd', 'dateTimeFromEpoch', 'dateTimeToEpoch'],
  ...['deployer', 'deployment', 'distinct', 'empty', 'endsWith', 'environment', 'extensionResourceId', 'externalInput'],
  ...['fail', 'filter', 'first', 'flatten', 'format', 'getSecret', 'groupBy', 'guid', 'indexOf', 'int', 'intersection'],
  ...['items', 'join', 'json', 'last', 'lastIndexOf', 'length', 'like', 'listKeys', 'loadDirectoryFileInfo'],
  ...['loadFileAsBase64', 'loadJsonContent', 'loadTextContent', 'loadYamlContent', 'managementGroup'],
  ...['managementGroupResourceId', 'map', 'mapValues', 'max', 'min', 'nameof', 'newGuid', 'objectKeys', 'padLeft'],
  ...[
    'parseCidr',
    'parseUri',
    'pickZones',
    'providers',
    'range',
    'readCliArg',
    'readEnvVar',
    'readEnvironmentVariable',
  ],
  ...[
    'reduce',
    'reference',
    'replace',
    'resourceGroup',
    'resourceId',
    'roleDefinitions',
    'shallowMerge',
    'skip',
    'sort',
  ],
  ...['split', 'startsWith', 'string', 'subscription', 'subscriptionResourceId', 'substring', 'take', 'tenant'],
  ...[
    'tenantResourceId',
    'toLogicalZone',
    'toLogicalZones',
    'toLower',
    'toObject',
    'toPhysicalZone',
    'toPhysicalZones',
  ],
  ...['toUpper', 'trim', 'union', 'uniqueString', 'uri', 'uriComponent', 'uriComponentToString', 'utcNow'],
] as const;

/**
 * Every function of template expressions.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions
 */
export const armNames = [
  ...['array', 'concat', 'contains', 'createArray', 'empty', 'first', 'indexFromEnd', 'indexOf', 'intersection'],
  ...['last', 'lastIndexOf', 'length', 'max', 'min', 'range', 'skip', 'take', 'tryGet', 'tryIndexFromEnd', 'union'],
  ...['cidrHost', 'cidrSubnet', 'parseCidr'],
  ...['coalesce', 'equals', 'greater', 'greaterOrEquals', 'less', 'lessOrEquals'],
  ...['dateTimeAdd', 'dateTimeFromEpoch', 'dateTimeToEpoch', 'utcNow'],
  ...['deployer', 'deployment', 'environment', 'parameters', 'variables'],
  ...['filter', 'groupBy', 'lambda', 'lambdaVariables', 'map', 'mapValues', 'reduce', 'sort', 'toObject'],
  ...['and', 'bool', 'false', 'if', 'not', 'or', 'true'],
  ...['add', 'copyIndex', 'div', 'float', 'int', 'mod', 'mul', 'sub'],
  ...['createObject', 'items', 'json', 'null', 'objectKeys', 'shallowMerge'],
  ...['extensionResourceId', 'listAccountSas', 'listKeys', 'listSecrets', 'listAnything', 'managementGroupResourceId'],
  ...['pickZones', 'providers', 'reference', 'references', 'resourceId', 'resourceInfo', 'subscriptionResourceId'],
  ...['roleDefinitions', 'tenantResourceId', 'toLogicalZone', 'toLogicalZones', 'toPhysicalZone', 'toPhysicalZones'],
  ...['managementGroup', 'resourceGroup', 'subscription', 'tenant'],
  ...['base64', 'base64ToJson', 'base64ToString', 'dataUri', 'dataUriToString', 'endsWith', 'format', 'guid', 'join'],
  ...['newGuid', 'padLeft', 'replace', 'split', 'startsWith', 'string', 'substring', 'toLower', 'toUpper', 'trim'],
  ...['uniqueString', 'uri', 'uriComponent', 'uriComponentToString'],
  ...['buildUri', 'distinct', 'extensions', 'fail', 'flatten', 'like', 'parseUri'],
] as const;
