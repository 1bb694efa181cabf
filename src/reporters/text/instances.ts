import type { Finding, Instance } from '../../model/finding.js';
import { printable } from './printable.js';
import { assumptionText } from './trail.js';
import { groupBy, listed } from './words.js';

const mostAddresses = 3;

/**
 * What a finding holds for: "`vaults['dev']` in infra/main.bicep (main.eu.bicepparam)", told together where only the
 * address or the parameter file differs. Parameter files are left out where the environments of the finding say as
 * much; nothing is said if its place says it all. `verbose` leaves out nothing of that.
 */
export function instanceTexts({ instances, at }: Finding, verbose = false): readonly string[] {
  const groups = [
    ...groupBy(instances, ({ deployment, when }) => [deployment.template, assumptionText(when)].join('\0')).values(),
  ];
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { deployment, when } = first;
    const addresses = [...new Set(group.map(({ address }) => `\`${printable(address)}\``))];
    const parameters = !verbose && groups.length === 1 && isToldByEnvironments(group) ? [] : parametersOf(group);
    const given = parameters.length === 0 ? '' : ` (${listed(parameters.map(printable))})`;
    const condition = when.length === 0 ? '' : `, when ${assumptionText(when)}`;
    const saysNothing = addresses.length === 1 && given === '' && condition === '' && groups.length === 1;
    if (saysNothing && deployment.template === at.source.path) return [];
    return [
      `${listed(verbose ? addresses : shortened(addresses))} in ${printable(deployment.template)}${given}${condition}`,
    ];
  });
}

/** Whether there is one parameter file for each environment that the finding names. */
function isToldByEnvironments(group: readonly Instance[]): boolean {
  const environments = new Set(group.map(({ deployment }) => deployment.environment?.name));
  return !environments.has(undefined) && environments.size === parametersOf(group).length;
}

const shortened = (addresses: readonly string[]): readonly string[] =>
  addresses.length <= mostAddresses + 1
    ? addresses
    : [...addresses.slice(0, mostAddresses), `${String(addresses.length - mostAddresses)} more`];

/** The parameter files, each once, without their folder if the template is in the same. */
function parametersOf(group: readonly Instance[]): readonly string[] {
  const files = group.flatMap(({ deployment: { template, parameters } }) => {
    if (parameters === undefined) return [];
    const folder = template.slice(0, template.lastIndexOf('/') + 1);
    const name = parameters.slice(folder.length);
    return [parameters.startsWith(folder) && !name.includes('/') ? name : parameters];
  });
  return [...new Set(files)];
}
