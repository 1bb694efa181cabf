import { access } from './access.js';
import { applications } from './applications.js';
import { consumers } from './consumers.js';
import { networks } from './networks.js';
import { objects } from './objects.js';
import type { Estate } from './parts.js';
import { vaults } from './vaults.js';

export type { Estate } from './parts.js';

/** What the rules speak of: each property that is listed here is also left out once. */
export const estates: Readonly<Record<string, Estate>> = {
  ...vaults,
  ...objects,
  ...access,
  ...networks,
  ...consumers,
  ...applications,
};
