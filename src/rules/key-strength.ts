import { judge } from '../model/decide.js';
import type { Settled } from '../model/setting.js';
import { quoted } from '../model/quoted.js';
import type { Resource } from '../model/resource.js';
import type { Verdict } from '../model/verdict.js';
import { propertyName } from './property-name.js';

/** An RSA or EC key, and the paths of the properties that say how strong it is. */
export interface KeyStrength {
  readonly resource: Resource;
  readonly size: Settled<number>;
  readonly sizePath: string;
  readonly curve: Settled<string>;
  readonly curvePath: string;
}

/** Bits of an RSA key: fewer than `least` fail, and fewer than `warned` weigh little. */
export const rsaStrength = ({ size, sizePath, resource }: KeyStrength, least: number, warned = least): Verdict =>
  judge(size, {
    ok: (bits) => bits >= Math.max(least, warned),
    set: (bits) =>
      `${String(bits)} bits are less than the ${String(bits < least ? least : warned)} that policy asks for`,
    left: (bits) =>
      `\`${propertyName(resource, sizePath)}\` is not set: Azure makes it ${String(bits)} bits, less than the ${String(warned)} for production`,
    property: sizePath,
    severity: (bits) => (bits >= least ? 'low' : undefined),
  });

/** The curve of an EC key, which has to be one of these, in lower case. */
export const curveStrength = ({ curve, curvePath, resource }: KeyStrength, curves: readonly string[]): Verdict =>
  judge(curve, {
    ok: (name) => curves.includes(name.toLowerCase()),
    set: (name) => `policy does not allow the curve ${quoted(name)}`,
    left: (name) =>
      `\`${propertyName(resource, curvePath)}\` is not set, and Azure takes ${name}, which is not among the allowed curves`,
    property: curvePath,
  });
