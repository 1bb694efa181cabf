import type { Setting } from '../../model/setting.js';
import { mapSetting } from '../map-setting.js';
import type { Extent } from './extent.js';

/** An extent as yes or no: of what a condition narrows nobody can say. */
export const answered = (extent: Setting<Extent>): Setting<boolean> =>
  mapSetting(extent, (value) =>
    value === 'narrowed' ? { because: 'a condition narrows the role' } : { value: value === 'all' },
  );
