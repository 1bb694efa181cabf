import { expect, test } from 'vitest';
import { isSameEnvironment } from '../../src/model/same-environment.js';

test.each([
  ['prod', 'production', true],
  ['PRD', 'live', true],
  ['dev', 'Development', true],
  ['test', 'testing', true],
  ['stage', 'staging', true],
  ['pre-prod', 'preproduction', true],
  ['prod', 'pre-prod', false],
  ['prod', 'nonprod', false],
  ['dev', 'test', false],
  ['blue', 'Blue', true],
  ['blue', 'green', false],
])('%s and %s: %s', (a, b, same) => {
  expect(isSameEnvironment(a, b)).toBe(same);
  expect(isSameEnvironment(b, a)).toBe(same);
});
