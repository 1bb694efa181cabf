import { describe, expect, it } from 'vitest';
import { demandedByAzurerm, sentByAzurerm } from './azurerm/index.js';
import { estates, type Estate } from './estates/index.js';
import { variantsOf } from './variants.js';
import { judged } from './verdicts.js';

/** The estate as the azurerm provider sends it: what it cannot say is left out, and what it adds is written. */
const asSent = ({ resources, ...more }: Estate): Estate => ({ ...more, resources: sentByAzurerm(resources) });

describe.each(Object.entries(estates))('%s', (_, estate) => {
  it('is judged alike in Terraform with azurerm, as far as that can say it', () => {
    expect(judged.azurerm(estate)).toEqual(judged.bicep(asSent(estate)));
  });

  const variants = variantsOf(estate).filter(([, { changed, path }]) => demandedByAzurerm(changed, path) === undefined);

  it.each(variants)('is judged alike without %s', (__, variant) => {
    expect(judged.azurerm(variant)).toEqual(judged.bicep(asSent(variant)));
  });
});
