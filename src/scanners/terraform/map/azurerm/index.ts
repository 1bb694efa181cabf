import type { Mapping } from '../mapping.js';
import { keyVaults } from './key-vault.js';

/** The resources of the azurerm provider that rules have anything to say about. */
export const azurerm: readonly Mapping[] = [...keyVaults];
