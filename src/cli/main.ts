import { CommanderError } from 'commander';
import { program } from './program.js';
import { Refusal } from './refusal.js';
import type { World } from './world.js';

/** Runs one command line and gives the exit code. It never throws. */
export async function main(world: World): Promise<number> {
  const { stderr, env, args } = world;
  try {
    let code = 0;
    await program(world, (ended) => (code = ended)).parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    // Commander has printed its help, or its sentence, itself.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    stderr.write(error instanceof Refusal ? `error: ${error.message}\n` : bugReport(error, env));
    return 2;
  }
}

/** An exception may quote what it choked on, secrets included: only who asks for it gets to see it. */
function bugReport(error: unknown, env: World['env']): string {
  const name = error instanceof Error ? error.name : typeof error;
  if (env['VAULTLINT_DEBUG']) return `${error instanceof Error ? (error.stack ?? name) : String(error)}\n`;
  return (
    `error: vaultlint failed (${name}), which is a bug in it. ` +
    'Set VAULTLINT_DEBUG=1 to see where, and report it with `npm bugs vaultlint`.\n'
  );
}
