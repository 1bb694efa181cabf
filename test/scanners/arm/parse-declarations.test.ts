import { describe, expect, it } from 'vitest';
import { outlined } from './reading.js';

describe('sections', () => {
  it('parameters have types, defaults, and say what is secure and allowed', () => {
    const parameters = {
      plain: { type: 'String' },
      secret: { type: 'secureString' },
      config: { type: 'secureObject', defaultValue: {} },
      maybe: { type: 'int', nullable: true, defaultValue: null },
      env: { type: 'string', allowedValues: ['dev', 'prod'], defaultValue: "[concat('d', 'ev')]" },
      sku: { $ref: '#/definitions/Sku', nullable: true },
    };
    expect(outlined({ parameters })).toEqual([
      '(param name=plain type=string)',
      '@secure() (param name=secret type=string)',
      '@secure() (param name=config type=object default={})',
      '(param name=maybe type=(nullable int) default=null)',
      "@allowed(['dev' 'prod']) (param name=env type=string default=(call concat 'd' 'ev'))",
      '(param name=sku type=(nullable #/definitions/sku))',
    ]);
  });
});
