import { describe, expect, it } from 'vitest';
import { demandedByAzurerm, sentByAzurerm } from './azurerm/index.js';
import { estates, type Estate } from './estates/index.js';
import { variantsOf } from './variants.js';
import { judged } from './verdicts.js';

/** The estate as the azurerm provider sends it: what it cannot say is left out, and what it adds is written. */
const asSent = ({ resources, ...more }: Estate): Estate => ({ ...more, resources: sentByAzurerm(resources) });

/** The provider activates an HSM with its security domain, of which Resource Manager knows nothing. */
const sayable = (verdicts: readonly string[]): readonly string[] =>
  verdicts.filter((verdict) => !verdict.startsWith('hsm-key-policy/security-domain '));

const alike = (estate: Estate): void => {
  expect(sayable(judged.azurerm(estate))).toEqual(sayable(judged.bicep(asSent(estate))));
};

describe.each(Object.entries(estates))('%s', (_, estate) => {
  it('is judged alike in Terraform with azurerm, as far as that can say it', () => {
    alike(estate);
  });

  const variants = variantsOf(estate).filter(([, { changed, path }]) => demandedByAzurerm(changed, path) === undefined);

  it.each(variants)('is judged alike without %s', (__, variant) => {
    alike(variant);
  });
});
