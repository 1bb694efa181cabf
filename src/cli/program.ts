import { Command, InvalidArgumentError, Option } from 'commander';
import { failOnLevels } from '../engine/exit.js';
import { isTerraform } from '../scanners/terraform/module/file-names.js';
import type { ListOptions } from './list-rules.js';
import { parseOutput } from './outputs.js';
import { unsaid, type ScanOptions } from './settings.js';
import { expectTerraform } from './terraform-scanner.js';
import { withStandardInput } from './standard-input.js';
import { version } from './version.js';
import type { World } from './world.js';

/** The command line. A command is read from disk when it is called; its exit code goes to `end`. */
export function program(world: World, end: (code: number) => void): Command {
  const vaultlint = new Command('vaultlint')
    .description('Finds weak spots of Azure Key Vault and Managed HSM in Bicep templates, before they are deployed.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => world.stdout.write(text),
      writeErr: (text) => world.stderr.write(text),
      getOutHelpWidth: () => world.stdout.columns ?? 100,
      getErrHelpWidth: () => world.stderr.columns ?? 100,
    })
    .addHelpText('after', examples);
  addScan(vaultlint, world, end);
  addBaseline(vaultlint, world, end);
  addQuestions(vaultlint, world, end);
  return vaultlint;
}

const examples = `
Examples:
  vaultlint scan                              judge all templates below the working folder
  vaultlint scan infra --preset strict        one folder, with all rules
  vaultlint scan main.bicep --params main.prod.bicepparam
  vaultlint scan --format sarif=vaultlint.sarif --format markdown=summary.md
  vaultlint scan --only CIS --format compliance=compliance.md
  vaultlint explain CKV_AZURE_110             what a rule wants, by any of its names

Exit codes:
  0  nothing to complain about
  1  findings at or above --fail-on
  2  the command line or the configuration is wrong, or vaultlint has failed
  3  incomplete: something could not be read, or more is unknown than --max-unknown allows
The last line of a scan says which, and why.`;

function addScan(vaultlint: Command, world: World, end: (code: number) => void): void {
  const command = vaultlint
    .command('scan')
    .summary('judge templates and report what is wrong')
    .description(
      'Judges templates and parameter files. A folder stands for all of them in it, but for what git ignores. Of single ' +
        'files, the templates that call them and their parameter files are read as well, so that they get the verdict ' +
        'they would get in a scan of everything. Nothing is sent anywhere.',
    )
    .argument('[paths...]', 'files and folders, - for a plan on the standard input (default: the working folder)');
  withScanOptions(command)
    .option('--write-baseline <file>', 'write all findings to a file as known, and accept them')
    .addHelpText('after', scanExamples)
    .action(async (paths: string[], options: Partial<ScanOptions>) => {
      if (paths.some(isTerraform)) expectTerraform();
      const { scan } = await import('./scan.js');
      const named = await withStandardInput(paths, world);
      end(await scan(named.paths, { ...unsaid, ...options }, named.world));
    });
}

const scanExamples = `
Examples:
  vaultlint scan --environment prod           only what is deployed to prod
  vaultlint scan --only purge-protection,CKV_AZURE_109
  vaultlint scan --format json | jq '.findings[].rule'
  terraform show -json tfplan | vaultlint scan -
  vaultlint scan --write-baseline vaultlint.baseline.json

A finding is accepted with a comment on its line or above its declaration:
  // vaultlint:ignore purge-protection/vault until=2027-06-30 -- sandbox, rebuilt every night`;

function addBaseline(vaultlint: Command, world: World, end: (code: number) => void): void {
  const command = vaultlint
    .command('baseline')
    .summary('write what is found today to a file, to be told only of what is new')
    .argument('[paths...]', 'files and folders (default: the working folder)');
  withScanOptions(command)
    .option('-o, --output <file>', 'the file to write (default: the one in use, else vaultlint.baseline.json)')
    .action(async (paths: string[], options: Partial<ScanOptions> & { readonly output?: string }) => {
      const { baseline } = await import('./baseline.js');
      const named = await withStandardInput(paths, world);
      end(await baseline(named.paths, { ...unsaid, ...options }, named.world));
    });
}

function addQuestions(vaultlint: Command, world: World, end: (code: number) => void): void {
  vaultlint
    .command('inspect')
    .summary('print the resources of a file with every value, and where it comes from, as JSON')
    .argument('<file>', 'a template or a parameter file')
    .option('--config <file>', 'the configuration, in place of the nearest vaultlint.config.yaml')
    .action(async (file: string, options: { readonly config?: string }) => {
      const { inspect } = await import('./inspect.js');
      end(await inspect(file, options, world));
    });
  vaultlint
    .command('rules')
    .summary('list the rules')
    .argument('[names...]', 'only these: ids, families, aliases, controls or frameworks')
    .addOption(new Option('-f, --format <format>', 'how').choices(['console', 'json']).default('console'))
    .addOption(new Option('--preset <preset>', 'only those in this preset').choices(['recommended', 'strict']))
    .option('--controls', 'with the controls that each helps to decide', false)
    .option('--no-color', 'no colours')
    .action(async (names: string[], options: ListOptions) => {
      const { listRules } = await import('./list-rules.js');
      end(listRules(names, options, world));
    });
  vaultlint
    .command('explain')
    .summary('say what a rule wants, why, and how to get there')
    .argument('<rule>', 'its id, an alias such as CKV_AZURE_110, or a control such as MCSB:DP-8')
    .option('--no-color', 'no colours')
    .action(async (rule: string, options: { readonly color: boolean }) => {
      const { explain } = await import('./explain.js');
      end(explain(rule, options, world));
    });
}

const formats = 'console, json, sarif, markdown, compliance or compliance-json';

const withScanOptions = (command: Command): Command =>
  command
    .addOption(
      new Option(
        '-f, --format <format[=file]>',
        `${formats}, to the standard output or to a file; repeatable (default: console)`,
      ).argParser(parseOutput),
    )
    .option('-c, --config <file>', 'the configuration, in place of the nearest vaultlint.config.yaml')
    .addOption(new Option('--preset <preset>', 'the rules to start from').choices(['recommended', 'strict']))
    .option(
      '--only <rules>',
      'only these rules: ids, families, aliases, controls or frameworks; repeatable',
      parseNames,
    )
    .option('--skip <rules>', 'not these rules; repeatable', parseNames)
    .addOption(
      new Option('--fail-on <severity>', 'lowest severity that ends with 1 (default: low)').choices(failOnLevels),
    )
    .option('-e, --environment <name>', 'only what is deployed to this environment, or to none that is known')
    .option('-p, --params <file>', 'deploy with this parameter file, not with those around; repeatable', append)
    .option('--baseline <file>', 'accept the findings listed in this file')
    .option('--max-unknown <number>', 'more unknown verdicts than this end with 3 (default: no limit)', parseNumber)
    .option('--allow-empty', 'finding nothing to scan is no error')
    .option('--exit-zero', 'report everything, but end with 0 unless something is wrong with the call')
    .option('--no-module-cache', 'do not read modules that Bicep has restored to this machine')
    .option('--no-inline-suppressions', 'comments suppress nothing')
    .addOption(
      new Option('--sarif-profile <profile>', 'what the SARIF is for (default: github)').choices(['github', 'full']),
    )
    .option('--print-config', 'print what the run would go by, and stop')
    .option('-q, --quiet', 'failures and errors only')
    .option('-v, --verbose', 'every unknown and every accepted finding in full')
    .option('--no-color', 'no colours (also: NO_COLOR=1)');

const append = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

const parseNames = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== ''),
];

function parseNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Not a whole number.');
  return Number(text);
}
