// Builds on installation. Installed globally from its repository, as pre-commit does, npm hands its own `--global` on to
// the installation of what the build needs, which then goes nowhere: so it is done here.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const isThere = (name) => {
  try {
    return createRequire(import.meta.url).resolve(name) !== '';
  } catch {
    return false;
  }
};

const run = (command) => {
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

if (!isThere('esbuild')) run('npm ci --global=false --include=dev --ignore-scripts --no-audit --no-fund --silent');
run('node scripts/build.mjs');
