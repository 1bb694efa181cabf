import { describe, expect, it } from 'vitest';
import { armFunctions } from '../../src/expressions/arm-functions.js';
import { evaluate } from '../../src/expressions/evaluate.js';
import { toJson } from '../../src/expressions/json.js';
import { symbolOf } from '../../src/expressions/symbol.js';
import type { Value } from '../../src/model/value.js';
import { parseArm } from '../../src/scanners/arm/parse.js';
import { evaluated, parameter, scopeOf, type World } from './evaluating.js';
import { armNames, bicepNames } from './names.js';

/** The value of a template expression; `env` is a parameter without a value. */
function worth(expression: string): Value {
  const text = JSON.stringify({ variables: { x: `[${expression}]` } });
  const { statements } = parseArm({ path: 'main.json', language: 'arm', text });
  const [variable] = statements;
  if (variable?.kind !== 'var') throw new Error('this is no expression');
  const world: World = { names: { "parameters('env')": parameter('env', 'string') } };
  const scope = scopeOf(new Map(), world);
  return evaluate(variable.value, { ...scope, evaluation: { ...scope.evaluation, functions: armFunctions } });
}

describe('the functions of template expressions', () => {
  it.each(armNames)('`%s` is known, whatever the case', (name) => {
    expect(armFunctions.find(name)).toBeDefined();
    expect(armFunctions.find(name.toUpperCase())).toBeDefined();
  });

  it.each(['any', 'nameof', 'loadTextContent', 'readEnvironmentVariable', 'sys.concat', 'contoso.f', 'constructor'])(
    '`%s` is none',
    (name) => {
      expect(armFunctions.find(name)).toBeUndefined();
    },
  );

  it.each([
    [`add(1, mul(2, sub(5, div(7, mod(9, 5)))))`, 9],
    [`if(and(true(), not(or(false(), equals('a', 'A')))), 'yes', 'no')`, 'yes'],
    [
      `createObject('a', createArray(1, null()), concat('b', 'c'), json('{"d": [true]}').d)`,
      { a: [1, null], bc: [true] },
    ],
    [`coalesce(null(), json('null'), 'x')`, 'x'],
    [`tryGet(createObject('a', createArray(1)), 'a', 0)`, 1],
    [`tryGet(createObject('a', createArray(1)), 'b')`, null],
    [`indexFromEnd(createArray(1, 2, 3), 1)`, 3],
    [`tryIndexFromEnd(createArray(1, 2, 3), 4)`, null],
    [`map(range(1, 3), lambda('i', mul(lambdaVariables('i'), 2)))`, [2, 4, 6]],
    [`reduce(createArray(1, 2, 3), 0, lambda('a', 'b', add(lambdaVariables('a'), lambdaVariables('b'))))`, 6],
    [`sort(createArray(3, 1, 2), lambda('a', 'b', less(lambdaVariables('a'), lambdaVariables('b'))))`, [1, 2, 3]],
    [`toObject(createArray('a'), lambda('x', lambdaVariables('x')), lambda('x', 1))`, { a: 1 }],
    [`greaterOrEquals('b', 'a')`, true],
    [`TOUPPER(Format('{0}-{1:D2}', 'a', 5))`, 'A-05'],
    [`uniqueString('a', 'b')`, toJson(evaluated(`uniqueString('a', 'b')`))],
    [`float('1.5')`, 1.5],
    [`float(3)`, 3],
    [`items(createObject('b', 1, 'a', 2))[0].value`, 2],
    [`shallowMerge(createArray(createObject('a', 1), createObject('b', 2)))`, { a: 1, b: 2 }],
    [
      `resourceId('00000000-0000-0000-0000-000000000000', 'rg', 'Microsoft.KeyVault/vaults', 'kv')`,
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv',
    ],
  ])('%s', (expression, expected) => {
    expect(toJson(worth(expression))).toEqual(expected);
  });

  it.each([
    [`format('kv-{0}', parameters('env'))`, `'kv-\${env}'`],
    [`concat('kv-', parameters('env'))`, `'kv-\${env}'`],
    [`UNIQUESTRING(resourcegroup().ID)`, `uniqueString(resourceGroup().id)`],
    [`resourceID('Microsoft.KeyVault/vaults', parameters('env'))`, `resourceId('Microsoft.KeyVault/vaults', env)`],
    [`toLower(tryGet(reference('x'), 'a'))`, undefined],
  ])('%s has the term that it has in Bicep', (expression, bicep) => {
    const own = worth(expression);
    if (bicep === undefined) expect(symbolOf(own)).toContain('toLower(');
    else expect(symbolOf(own)).toBe(symbolOf(evaluated(bicep, { names: { env: parameter('env', 'string') } })));
  });

  it.each([
    [`if(true())`, '`if` wants 3 arguments, not 1'],
    [`AND(true())`, '`and` wants at least 2 arguments, not 1'],
    [`not()`, '`not` wants 1 argument, not 0'],
    [`true(1)`, '`true` wants 0 arguments, not 1'],
    [`createObject('a')`, '`createObject` wants a value for every name'],
    [`copyIndex()`, '`copyIndex` counts a loop that this is not in'],
    [`tryGet(1)`, '`tryGet` wants at least 2 arguments, not 1'],
    [`lambda(1, 2)`, 'a lambda wants the names of its variables as strings, and then an expression'],
    [`variables(parameters('env'))`, 'the name of the variable is only known at deployment'],
    [`float('a')`, '`float` wants a number or the text of one'],
    [`nothing()`, 'there is no function `nothing`'],
    [`contoso.nothing()`, 'there is no function `contoso.nothing`'],
    [`references('x')`, '`references()` is only known at deployment'],
    [`reference('x').a`, '`reference()` is only known at deployment'],
  ])('%s: %s', (expression, because) => {
    expect(worth(expression)).toMatchObject({ kind: 'unknown', because });
  });

  it('what lists keys gives what must not be printed', () => {
    expect(worth(`ListKeys('id', '2023-01-01').keys[0].value`)).toMatchObject({ kind: 'unknown', sensitive: true });
    expect(worth(`getSecret('id', 'name')`)).toMatchObject({ kind: 'unknown', sensitive: true });
  });

  it('are those of Bicep, too, but for those of files, of parameter files and of types', () => {
    const missing = bicepNames.filter((name) => armFunctions.find(name) === undefined);
    expect(missing.sort()).toEqual([
      ...['any', 'externalInput', 'loadDirectoryFileInfo', 'loadFileAsBase64', 'loadJsonContent', 'loadTextContent'],
      ...['loadYamlContent', 'nameof', 'readCliArg', 'readEnvVar', 'readEnvironmentVariable'],
    ]);
  });
});
