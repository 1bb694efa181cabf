/** Names that environments commonly have. Longer ones first: `pre-prod` is not `prod`. */
const names: readonly string[] = [
  'non-production',
  'pre-production',
  'nonproduction',
  'preproduction',
  'non-prod',
  'pre-prod',
  'nonprod',
  'preprod',
  'production',
  'prod',
  'prd',
  'live',
  'staging',
  'stage',
  'stg',
  'acceptance',
  'uat',
  'qa',
  'sit',
  'integration',
  'testing',
  'test',
  'tst',
  'development',
  'develop',
  'dev',
  'sandbox',
  'sbx',
  'demo',
  'perf',
];

const word = new RegExp(`(?<![a-z0-9])(?:${names.join('|')})(?![a-z0-9])`, 'g');

/** Whether a text is the name of an environment, and nothing else. */
export const isEnvironmentName = (text: string): boolean => names.includes(text.toLowerCase());

/** The last environment that a file's or folder's name mentions as a whole word: of `main.prod`, `prod`. */
export const environmentIn = (name: string): string | undefined => name.toLowerCase().match(word)?.at(-1);
