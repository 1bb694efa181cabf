import type { Report } from '../../model/finding.js';
import { count, listed, number } from './words.js';

/** One line of the coverage: what was looked at, and what was not. */
export interface CoverageLine {
  readonly name: string;
  readonly text: string;
  /** Something could not be judged because of it. */
  readonly gap: boolean;
}

/** What was checked, in words. The same in every format for people. */
export function coverageLines({ coverage, rules }: Report): readonly CoverageLine[] {
  const { files, modules, verdicts, resources } = coverage;
  const kinds = Object.entries(resources)
    .filter(([kind, n]) => n > 0 && !isCountedElsewhere(kind, resources))
    .map(([kind, n]) => count(n, kindName(kind)));
  const judged = [
    `${number(verdicts.pass)} passed`,
    `${number(verdicts.fail)} failed`,
    `${number(verdicts.unknown)} unknown`,
    `${number(verdicts.inapplicable)} did not apply`,
  ];
  return [
    { name: 'files', ...filesText(files) },
    ...(modules.resolved + modules.missing === 0 ? [] : [{ name: 'modules', ...modulesText(modules) }]),
    ...(coverage.undeployed === 0 ? [] : [{ name: 'left out', text: undeployedText(coverage), gap: false }]),
    ...(coverage.unexpanded === 0 ? [] : [{ name: 'loops', text: loopsText(coverage), gap: false }]),
    {
      name: 'judged',
      text: `${kinds.length === 0 ? 'nothing of what the rules judge' : listed(kinds)}, in ${count(coverage.deployments, 'deployment')}`,
      gap: false,
    },
    { name: 'verdicts', text: `${judged.join(', ')}, by ${count(rules.length, 'rule')}`, gap: false },
  ];
}

/** Vaults and managed HSMs are key stores too. */
const isCountedElsewhere = (kind: string, { vault = 0, managedHsm = 0 }: Readonly<Record<string, number>>): boolean =>
  kind === 'keyStore' && vault + managedHsm > 0;

/** `accessPolicy` is "access policy", `managedHsm` "managed HSM". */
const kindName = (kind: string): string =>
  kind
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/\b(?:hsm|ip)\b/g, (word) => word.toUpperCase());

function filesText(files: Report['coverage']['files']): Omit<CoverageLine, 'name'> {
  const parts = [
    ...(files.irrelevant > 0 ? [`${number(files.irrelevant)} not about what the rules judge`] : []),
    ...(files.compiled > 0 ? [`${number(files.compiled)} compiled from others that are judged`] : []),
    ...(files.partial > 0 ? [`${number(files.partial)} with syntax problems, the rest of them judged`] : []),
    ...(files.failed > 0 ? [`${number(files.failed)} could not be read`] : []),
  ];
  return {
    text: [`${number(files.seen)} seen, ${number(files.parsed)} parsed`, ...parts].join(', '),
    gap: files.partial + files.failed > 0,
  };
}

function modulesText({ resolved, cached, known, missing }: Report['coverage']['modules']): Omit<CoverageLine, 'name'> {
  const calls = count(resolved + missing, 'call');
  if (cached + known + missing === 0) return { text: `${calls}, every module was read`, gap: false };
  const parts = [
    ...(cached > 0 ? [`${number(cached)} of modules in the cache of Bicep`] : []),
    ...(known > 0 ? [`${number(known)} of Azure Verified Modules, which are known without being here`] : []),
    ...(missing > 0 ? [`${number(missing)} of modules that are not here: what they deploy is unknown`] : []),
  ];
  return { text: `${calls}, of them ${parts.join('; ')}`, gap: missing > 0 };
}

function undeployedText({ undeployed, assumed }: Report['coverage']): string {
  const all = `${count(undeployed, 'declaration')} that nothing deploys with the values known`;
  if (assumed === 0) return all;
  const some = assumed === undeployed ? '' : `${number(assumed)} of them `;
  return `${all}, ${some}judged as if other values were given`;
}

const loopsText = ({ unexpanded }: Report['coverage']): string =>
  `${count(unexpanded, 'loop')} could not be expanded: one instance stands for all`;
