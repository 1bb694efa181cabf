import type { Report } from '../../model/finding.js';
import { count, listed } from './words.js';

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
    .filter(([, n]) => n > 0)
    .map(([kind, n]) => count(n, kind));
  const judged = [
    `${String(verdicts.pass)} passed`,
    `${String(verdicts.fail)} failed`,
    `${String(verdicts.unknown)} unknown`,
    `${String(verdicts.inapplicable)} did not apply`,
  ];
  return [
    { name: 'files', ...filesText(files) },
    ...(modules.resolved + modules.missing === 0 ? [] : [{ name: 'modules', ...modulesText(modules) }]),
    {
      name: 'resources',
      text: `${kinds.length === 0 ? 'none that the rules judge' : listed(kinds)}, in ${count(coverage.deployments, 'deployment')}`,
      gap: false,
    },
    { name: 'verdicts', text: `${judged.join(', ')}, by ${count(rules.length, 'rule')}`, gap: false },
  ];
}

function filesText(files: Report['coverage']['files']): Omit<CoverageLine, 'name'> {
  const parts = [
    ...(files.irrelevant > 0 ? [`${String(files.irrelevant)} not about what the rules judge`] : []),
    ...(files.partial > 0 ? [`${String(files.partial)} with syntax problems, the rest of them judged`] : []),
    ...(files.failed > 0 ? [`${String(files.failed)} could not be read`] : []),
  ];
  return {
    text: [`${String(files.seen)} seen, ${String(files.parsed)} parsed`, ...parts].join(', '),
    gap: files.partial + files.failed > 0,
  };
}

function modulesText({ resolved, missing }: Report['coverage']['modules']): Omit<CoverageLine, 'name'> {
  const calls = count(resolved + missing, 'call');
  if (missing === 0) return { text: `${calls}, every module was read`, gap: false };
  return {
    text: `${calls}, ${String(missing)} of them of modules that are not here: what they deploy is unknown`,
    gap: true,
  };
}
