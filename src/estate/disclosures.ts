import type { Setting } from '../model/setting.js';
import type { Scan } from '../model/scan.js';
import type { Held } from './credentials/held.js';
import { readAppSettings, type AppSettingFacts } from './lenses/app-setting.js';

/** The places where people put secrets that many can read. */
export interface Disclosures {
  readonly appSetting: readonly AppSettingFacts[];
}

export function disclosuresIn({ resources }: Scan): Disclosures {
  const deployed = resources.filter(({ existing }) => !existing);
  return { appSetting: deployed.flatMap(readAppSettings) };
}

/** What all of them hold. */
export const heldIn = ({ appSetting }: Disclosures): readonly Setting<Held>[] => appSetting.map(({ holds }) => holds);
