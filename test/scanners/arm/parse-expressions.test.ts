import { describe, expect, it } from 'vitest';
import { shape } from './reading.js';

describe('template expressions', () => {
  it.each([
    [`parameters('Name')`, `parameters('name')`],
    [`variables( 'x' )`, `variables('x')`],
    [`parameters(variables('x'))`, `(call parameters variables('x'))`],
    [`'it''s'`, `'it's'`],
    [`-5`, `-5`],
    [`concat('a', parameters('b'))`, `(call concat 'a' parameters('b'))`],
    [`resourceGroup().location`, `(. (call resourceGroup) location)`],
    [`parameters('a').b[0].c['d']`, `([] (. ([] (. parameters('a') b) 0) c) 'd')`],
    [`reference('x').outputs.my-name.value`, `(. (. (. (call reference 'x') outputs) my-name) value)`],
    [`if(equals(1, 2), 'a', null())`, `(? (== 1 2) 'a' null)`],
    [`IF(true(), FALSE(), Not(false()))`, `(? true false (! false))`],
    [`and(true(), false())`, `(&& true false)`],
    [`or(1, 2, 3)`, `(|| (|| 1 2) 3)`],
    [`coalesce(1)`, `1`],
    [`coalesce(1, 2, 3, 4)`, `(?? (?? 1 2) (?? 3 4))`],
    [`less(add(1, 2), sub(mul(3, 4), mod(div(5, 6), 7)))`, `(< (+ 1 2) (- (* 3 4) (% (/ 5 6) 7)))`],
    [`not(lessOrEquals(1, greater(2, greaterOrEquals(3, 4))))`, `(! (<= 1 (> 2 (>= 3 4))))`],
    [`if(true())`, `(call if true)`],
    [`createArray()`, `[]`],
    [`createArray(1, 'a')`, `[1 'a']`],
    [`createObject('a', 1, variables('b'), 2)`, `{'a': 1 (template variables('b')): 2}`],
    [`createObject('a')`, `(call createObject 'a')`],
    [`json('null')`, `null`],
    [`json(' 1.5 ')`, `1.5`],
    [`json('{}')`, `(call json '{}')`],
    [`tryGet(parameters('a'), 'b', 0)`, `([?] (.? parameters('a') b) 0)`],
    [`tryGet(parameters('a'))`, `(call tryGet parameters('a'))`],
    [`indexFromEnd(variables('a'), 1)`, `([^] variables('a') 1)`],
    [`tryIndexFromEnd(variables('a'), 1)`, `([?^] variables('a') 1)`],
    [
      `map(variables('a'), lambda('X', 'i', add(lambdaVariables('x'), 1)))`,
      `(call map variables('a') (=> (lambdaVariables('x') lambdaVariables('i')) (+ lambdaVariables('x') 1)))`,
    ],
    [`Contoso.UniqueName('a')`, `(call contoso.uniquename 'a')`],
    [`copyIndex()`, `(call copyIndex)`],
    [`\n  concat(\n 'a',\t'b' )\r\n`, `(call concat 'a' 'b')`],
  ])('%s', (expression, expected) => {
    expect(shape(expression)).toBe(expected);
  });
});
