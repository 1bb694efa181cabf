import type { Finding, Instance } from '../../model/finding.js';
import { printable } from './printable.js';
import { assumptionText } from './trail.js';
import { groupBy, listed } from './words.js';

/**
 * What a finding holds for: "`vaults['dev']` in infra/main.bicep (main.dev.bicepparam and main.test.bicepparam)".
 * Deployments that differ in their parameters alone are told together. Nothing if the place of the finding says it all.
 */
export function instanceTexts({ instances, at }: Finding): readonly string[] {
  const [only, ...others] = instances;
  if (others.length === 0 && only?.when.length === 0 && only.deployment.template === at.source.path) return [];
  const groups = groupBy(instances, (instance) => {
    const { address, deployment, when } = instance;
    return [address, deployment.template, assumptionText(when)].join('\0');
  });
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { address, deployment, when } = first;
    const parameters = group.flatMap((instance) => parametersOf(instance));
    const given = parameters.length === 0 ? '' : ` (${listed([...new Set(parameters)].map(printable))})`;
    const condition = when.length === 0 ? '' : `, when ${assumptionText(when)}`;
    return [`\`${printable(address)}\` in ${printable(deployment.template)}${given}${condition}`];
  });
}

/** The parameter file, without its folder if the template is in the same. */
function parametersOf({ deployment: { template, parameters } }: Instance): string[] {
  if (parameters === undefined) return [];
  const folder = template.slice(0, template.lastIndexOf('/') + 1);
  const name = parameters.slice(folder.length);
  return [parameters.startsWith(folder) && !name.includes('/') ? name : parameters];
}
