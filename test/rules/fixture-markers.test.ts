import { expect, test } from 'vitest';
import { markedPlaces } from './fixture-markers.js';

test('a marker speaks of the nearest line of code above it', () => {
  const text = [
    'a: false',
    '// ^^^^ some/rule',
    '//  ^^ other/rule unknown',
    'b: 1',
    '// ^^^ is prose',
    '   // ^ some/rule',
  ].join('\n');
  expect(markedPlaces('x.bicep', text)).toEqual([
    'x.bicep:1:4-8 some/rule fail',
    'x.bicep:1:5-7 other/rule unknown',
    'x.bicep:5:7-8 some/rule fail',
  ]);
});

test('a place that begins its line is marked by the comment sign too', () => {
  const text = ['resource "azurerm_key_vault" "main" {', '#^^^^^^^ some/rule', '#  ^ other/rule'].join('\n');
  expect(markedPlaces('x.tf', text)).toEqual(['x.tf:1:1-9 some/rule fail', 'x.tf:1:4-5 other/rule fail']);
});
