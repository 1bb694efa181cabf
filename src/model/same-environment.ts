/** Names that people give to one and the same environment, the one it is known by first. */
const synonyms: readonly (readonly string[])[] = [
  ['prod', 'production', 'prd', 'live'],
  ['dev', 'development', 'develop'],
  ['test', 'testing', 'tst'],
  ['staging', 'stage', 'stg'],
  ['preprod', 'pre-prod', 'preproduction', 'pre-production'],
  ['nonprod', 'non-prod', 'nonproduction', 'non-production'],
  ['sandbox', 'sbx'],
];

const keys: ReadonlyMap<string, string> = new Map(
  synonyms.flatMap((names) => names.map((name) => [name, names[0] ?? name] as const)),
);

/** Names that environments commonly have, in lower case. */
export const commonEnvironments: readonly string[] = [
  ...keys.keys(),
  ...['acceptance', 'uat', 'qa', 'sit', 'integration', 'demo', 'perf'],
];

/** Text that is equal for two names of one environment: of `prod`, `Production` and `live`, `prod`. */
export function environmentKey(name: string): string {
  const folded = name.toLowerCase();
  return keys.get(folded) ?? folded;
}

/** Whether two names are of one environment: `prod` is `Production`, and `dev` is not. */
export const isSameEnvironment = (a: string, b: string): boolean => environmentKey(a) === environmentKey(b);
