import { readFileSync } from 'node:fs';
import { main } from '../src/cli/main.js';
import { nodeWorld } from '../src/cli/node-world.js';

const begin = '<!-- example:begin -->';
const end = '<!-- example:end -->';

/** README.md with the output of the example scan as it is today. */
export async function readme(): Promise<string> {
  const text = readFileSync('README.md', 'utf8');
  const [before, after] = [text.indexOf(begin), text.indexOf(end)];
  if (before < 0 || after < before) throw new Error(`README.md has no place for the example, ${begin} to ${end}`);
  const example = ['```text', ...excerpt(await printed('scan', 'fixtures/estates/contoso')), '```'].join('\n');
  return `${text.slice(0, before + begin.length)}\n\n${example}\n\n${text.slice(after)}`;
}

/** What the command line prints to a file: 100 columns, no colours. */
async function printed(...args: readonly string[]): Promise<string> {
  let out = '';
  const stdout = { write: (text: string): void => void (out += text), isTerminal: false };
  await main({ ...nodeWorld(), args, env: {}, stdout, stderr: stdout });
  return out;
}

/** The worst finding, the first whose value came a long way to fail in some environments only, and the summary. */
function excerpt(output: string): readonly string[] {
  const [findings = '', summary = ''] = output.trimEnd().split(/\n\n(?=─)/);
  const blocks = findings.split(/\n\n(?=\S)/);
  const far = blocks.find((block) => block.includes('  because  ') && block.includes('; not in ')) ?? '';
  return ['$ npx vaultlint scan fixtures/estates/contoso', '', blocks[0] ?? '', '', '…', '', far, '', '…', '', summary];
}
