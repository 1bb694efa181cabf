import { isWritten } from '../model/resource.js';
import type { Setting } from '../model/setting.js';
import type { Scan } from '../model/scan.js';
import type { Held } from './credentials/held.js';
import { readAppSettings, type AppSettingFacts } from './lenses/app-setting.js';
import { readMetadata, type MetadataFacts } from './lenses/metadata.js';
import { readOutput, type OutputFacts } from './revealing-output.js';

/** The places where people put secrets that many can read. */
export interface Disclosures {
  readonly appSetting: readonly AppSettingFacts[];
  readonly metadata: readonly MetadataFacts[];
  readonly output: readonly OutputFacts[];
}

export function disclosuresIn({ resources, outputs }: Scan): Disclosures {
  const deployed = resources.filter(isWritten);
  return {
    appSetting: deployed.flatMap(readAppSettings),
    metadata: deployed.flatMap(readMetadata),
    output: outputs.map(readOutput),
  };
}

/** What all of them hold. */
export const heldIn = ({ appSetting, metadata, output }: Disclosures): readonly Setting<Held>[] =>
  [...appSetting, ...metadata, ...output].flatMap(({ holds }) => holds ?? []);
