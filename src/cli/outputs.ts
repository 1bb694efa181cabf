import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { didYouMean } from '../model/suggest.js';
import type { Report } from '../model/finding.js';
import { reporters } from '../reporters/index.js';
import type { Format } from '../reporters/reporter.js';
import { Refusal } from './refusal.js';
import type { Output } from './settings.js';
import { styleFor, type Looks } from './style.js';
import { reasonOf, type World } from './world.js';

/** `sarif` or `sarif=report.sarif`, added to those before it. */
export function parseOutput(text: string, before: readonly Output[] = []): readonly Output[] {
  const [name = '', ...rest] = text.split('=');
  const file = rest.join('=');
  const known = Object.keys(reporters);
  if (!isFormat(name)) {
    throw new InvalidArgumentError(
      `${didYouMean(name, known, 'There is no such format.')} Formats: ${known.join(', ')}.`,
    );
  }
  if (rest.length > 0 && file === '') throw new InvalidArgumentError('The name of the file is missing after `=`.');
  return [...before, { format: name, ...(file !== '' && { file }) }];
}

const isFormat = (name: string): name is Format => Object.hasOwn(reporters, name);

/** Only one report fits on the standard output. */
export function checkOutputs(outputs: readonly Output[]): void {
  const toStdout = outputs.filter(({ file }) => file === undefined).map(({ format }) => format);
  if (toStdout.length <= 1) return;
  const example = `--format ${toStdout[1] ?? 'json'}=FILE`;
  throw new Refusal(`only one format can go to the standard output, not ${toStdout.join(' and ')}: write ${example}`);
}

const wantedOf = (outputs: readonly Output[]): readonly Output[] =>
  outputs.length === 0 ? [{ format: 'console' }] : outputs;

/** Begins to load what writes the reports, while there is something else to do. */
export function expectReporters(outputs: readonly Output[]): void {
  for (const { format } of wantedOf(outputs)) {
    reporters[format]().catch(() => {
      // Whoever needs it will meet the error again.
    });
  }
}

/** Writes every report, then says on the error stream why the run ends as it does, unless a reader has seen it. */
export async function writeOutputs(
  report: Report,
  outputs: readonly Output[],
  looks: Looks,
  world: World,
): Promise<void> {
  const wanted = wantedOf(outputs);
  for (const output of wanted) {
    const render = await reporters[output.format]();
    if (output.file === undefined) world.stdout.write(render(report, styleFor(world.stdout, looks, world.env)));
    else
      writeFile(
        resolve(world.cwd, output.file),
        render(report, styleFor(undefined, looks, world.env)),
        output.file,
        world,
      );
  }
  const isTold = wanted.some(({ format, file }) => format === 'console' && file === undefined);
  if (!isTold) world.stderr.write(`${report.exit.because}\n`);
}

/** Writes a file that somebody asked for; `name` is what they called it. */
export function writeFile(path: string, text: string, name: string, { files }: World): void {
  try {
    files.write(path, text);
  } catch (error) {
    throw new Refusal(`cannot write \`${name}\`: ${reasonOf(error)}`);
  }
}
