import type { JsonNode } from '../../json/node.js';
import type { Requirement } from '../provider/requirements.js';
import { textAt } from './resources.js';

/** What a plan keeps of the versions that its configuration allows. */
export const requiredIn = (plan: JsonNode): readonly Requirement[] =>
  (plan.get('configuration')?.get('provider_config')?.properties() ?? []).flatMap(({ value }) => {
    const source = textAt(value, 'full_name') ?? textAt(value, 'name');
    const version = textAt(value, 'version_constraint');
    if (source === undefined || version === undefined) return [];
    return [{ provider: source.slice(source.lastIndexOf('/') + 1).toLowerCase(), version }];
  });
