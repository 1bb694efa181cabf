import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

// The command of the package hands its arguments to a shell, where the `;` would end the command, so its program is
// started itself.
const program: unknown = createRequire(import.meta.url)('@microsoft/sarif-multitool');

interface ValidationLog {
  readonly runs: readonly {
    readonly results: readonly { readonly ruleId: string; readonly level?: string; readonly message: object }[];
  }[];
}

/** The errors and warnings that Microsoft's validator has of a SARIF file, by its own rules and by those of GitHub. */
export async function validate(sarif: string): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'vaultlint-sarif-'));
  const [input, output] = [join(folder, 'in.sarif'), join(folder, 'out.sarif')];
  try {
    await writeFile(input, sarif);
    const rules = ['--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning'];
    await promisify(execFile)(String(program), ['validate', input, ...rules, '--output', output]);
    const log = JSON.parse((await readFile(output, 'utf8')).replace(/^\uFEFF/, '')) as ValidationLog;
    return log.runs.flatMap(({ results }) =>
      results.map(({ ruleId, level, message }) => `${level ?? 'warning'} ${ruleId} ${JSON.stringify(message)}`),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
