import { describe, expect, it } from 'vitest';
import { estates } from './estates/index.js';
import { variantsOf } from './variants.js';
import { judged } from './verdicts.js';

/** Whoever writes Azure's own names says the same in all of them. */
describe.each(Object.entries(estates))('%s', (_, estate) => {
  it('is judged alike in Bicep, ARM and Terraform with azapi', () => {
    const verdicts = judged.bicep(estate);
    expect(verdicts.length).toBeGreaterThan(3);
    expect(judged.arm(estate)).toEqual(verdicts);
    expect(judged.azapi(estate)).toEqual(verdicts);
  });

  it.each(variantsOf(estate))('is judged alike without %s', (__, variant) => {
    const verdicts = judged.bicep(variant);
    expect(judged.arm(variant)).toEqual(verdicts);
    expect(judged.azapi(variant)).toEqual(verdicts);
  });
});
